"""Pin every package anew from pyproject.toml, with hashes for every system and without the address of any index.

    python3 packaging/lock.py [--upgrade]

Needs uv on the path. What is pinned stays as it is unless it must move or `--upgrade` is given; the packages to test
are pinned to the same versions as those to run.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path("packaging") / "locks"
COMMAND = [
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--python-version",
    "3.11",
    "pyproject.toml",
]


def lock(arguments: list[str]) -> int:
    """Write both locks; returns uv's exit status."""
    run, test = LOCKS / "run.txt", LOCKS / "test.txt"
    for outputs in (["-o", str(run)], ["--group", "test", "-c", str(run), "-o", str(test)]):
        try:
            subprocess.run([*COMMAND, *outputs, *arguments], cwd=ROOT, check=True)
        except FileNotFoundError:
            sys.stderr.write("Locking needs uv: install it (pip install uv) and run this again.\n")
            return 2
        except subprocess.CalledProcessError as failure:
            return failure.returncode
    return 0


if __name__ == "__main__":
    sys.exit(lock(sys.argv[1:]))
