"""Where Cuelight's files that are not code are found: in a checkout, an installed wheel or a frozen bundle."""

from pathlib import Path

_BESIDE_THE_CODE = Path(__file__).parent / "_resources"
"""Where a wheel and a frozen bundle keep them; PyInstaller gives modules the path that they were bundled with."""

_IN_A_CHECKOUT = Path(__file__).parents[1] / "resources"


def resource(name: str) -> Path:
    """The file of this name below `resources/`; FileNotFoundError when this copy of Cuelight is not whole."""
    folder = _BESIDE_THE_CODE if _BESIDE_THE_CODE.is_dir() else _IN_A_CHECKOUT
    file = folder / name
    if not file.is_file():
        raise FileNotFoundError(file)
    return file
