"""Start Cuelight from a checkout whose environment is ready; `python3 packaging/run.py` makes it ready."""

import sys
from importlib.util import find_spec

if sys.version_info < (3, 11) or any(find_spec(name) is None for name in ("PySide6", "qasync", "aiohttp", "livekit")):
    sys.stderr.write("Cuelight's packages are not installed for this Python: run `python3 packaging/run.py` instead.\n")
    sys.exit(2)

from console.cli import main

if __name__ == "__main__":
    sys.exit(main())
