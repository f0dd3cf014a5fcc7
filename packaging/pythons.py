"""Which Pythons can run Cuelight; Python 3.6 and every later one can read this file, to be told so."""

OLDEST = (3, 11)
TOO_NEW = (3, 14)


def refusal(version: "tuple[int, int]", script: str) -> str:
    """One sentence with the way out when a Python of this version will not do, or nothing."""
    if OLDEST <= version < TOO_NEW:
        return ""
    return (
        f"Cuelight needs Python 3.11, 3.12 or 3.13 and this is Python {version[0]}.{version[1]}: "
        f"install one of them and run `python3.13 packaging/{script}` (or python3.12, python3.11) instead."
    )
