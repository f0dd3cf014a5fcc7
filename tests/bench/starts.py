"""From the start of a process to its painted window: the console's beside a bare QMainWindow's."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, ratios
from tests.bench.plan import Plan
from tests.bench.talk import LIMIT, ROOT, environment


def starts(plan: Plan) -> tuple[Figure, ...]:
    """Start both in turn, with bytecode that is compiled: the first start of each writes it and is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        took: dict[str, list[float]] = {"console": [], "bare": []}
        for turn in range(plan.starts + 1):
            for which, counted in took.items():
                milliseconds = _start(which, Path(folder))
                if turn:
                    counted.append(milliseconds)
    return (
        Figure("window painted ÷ a bare QMainWindow's start", ratios(took["console"], took["bare"]), 1.25),
        Figure("window painted", tuple(took["console"]), unit="ms"),
        Figure("a bare QMainWindow painted", tuple(took["bare"]), unit="ms"),
    )


def _start(which: str, folder: Path) -> float:
    env = environment(PYTHONPYCACHEPREFIX=str(folder / "bytecode"), XDG_CONFIG_HOME=str(folder / "config"))
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    argv = [sys.executable, "-m", f"tests.bench.start_{which}"]
    begun = time.monotonic()
    ended = subprocess.run(argv, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env, timeout=LIMIT, check=True)
    return 1000 * (float(ended.stdout) - begun)
