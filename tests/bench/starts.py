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
        rounds = [(_start("console", Path(folder)), _start("bare", Path(folder))) for _ in range(plan.starts + 1)][1:]
    frames, filled, bare = ([ours[0] for ours, _ in rounds], [ours[1] for ours, _ in rounds], [b[0] for _, b in rounds])
    return (
        Figure("window painted ÷ a bare QMainWindow's start", ratios(frames, bare), 1.25),
        Figure("window painted, its panes still empty", tuple(frames), unit="ms"),
        Figure("window painted with its content", tuple(filled), unit="ms"),
        Figure("a bare QMainWindow painted", tuple(bare), unit="ms"),
    )


def _start(which: str, folder: Path) -> list[float]:
    """Return the milliseconds from the start of a process to each moment that it writes."""
    env = environment(PYTHONPYCACHEPREFIX=str(folder / "bytecode"))
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    argv = [sys.executable, "-m", f"tests.bench.start_{which}", str(folder / "config")]
    begun = time.monotonic()
    ended = subprocess.run(argv, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env, timeout=LIMIT, check=True)
    return [1000 * (float(moment) - begun) for moment in ended.stdout.split()]
