"""Run by the environment's Python: loads Qt as the window will, and says which system library is missing.

Prints `missing NAME` or, once all libraries are there, `loaded`; then starts Qt unless only loading was asked for.
"""

import ctypes
import re
import sys
from importlib import import_module
from pathlib import Path


def load(platform: str) -> str:
    """The name of the library that is missing, or nothing when Qt and its platform load."""
    try:
        library = import_module("PySide6.QtCore").QLibraryInfo
        import_module("PySide6.QtWidgets")
        if platform == "xcb":
            plugins = Path(library.path(library.LibraryPath.PluginsPath))
            ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except (ImportError, OSError) as failure:
        named = re.match(r"(\S+): cannot open shared object file", str(failure))
        return named[1] if named else str(failure)
    return ""


def main(platform: str, *, start: bool) -> int:
    """Load, and start if asked; an exit status that is not 0 after `loaded` is Qt's own."""
    if missing := load(platform):
        sys.stdout.write(f"missing {missing}\n")
        return 3
    sys.stdout.write("loaded\n")
    sys.stdout.flush()
    if start:
        import_module("PySide6.QtWidgets").QApplication(["cuelight"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], start="--load-only" not in sys.argv))
