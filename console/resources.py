"""Where files are found that are not code: Cuelight's own, and the folders that a person's system has for it."""

from pathlib import Path

from platformdirs import user_config_path, user_state_path

_NAME = "cuelight"

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


def configuration_folder(asked: Path | None = None) -> Path:
    """The folder of servers and settings: the one that was asked for, or the platform's; it may not exist yet."""
    return asked if asked is not None else user_config_path(_NAME, appauthor=False)


def state_folder(asked: Path | None = None) -> Path:
    """The folder of what the program writes for itself, such as reports; with a folder asked for, the same one."""
    return asked if asked is not None else user_state_path(_NAME, appauthor=False)


def journal_folder(asked: Path | None = None) -> Path:
    """The folder of the journal, and of the file by which a second start finds the first one."""
    return state_folder(asked) / "journal"
