"""One claim in a process of its own: `python -m tests.trust.measuring NAME full|daily SEED REPORT`."""

import contextlib
import json
import os
import secrets
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from tests.real.process import Process
from tests.real.waiting import until
from tests.trust.claim import Figure
from tests.trust.claims import claim

ROOT = Path(__file__).parents[2]
MARK = "CUELIGHT_TRUST_RUN"  # inherited by whatever a claim starts, in whatever session that puts itself


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of one claim: its figures, in `trouble` why they are not to be believed, and what its log said."""

    name: str
    promise: str
    size: int
    figures: tuple[Figure, ...]
    seconds: float
    trouble: str = ""
    said: str = ""

    @property
    def holds(self) -> bool:
        """Say whether it came to a clean end with every figure as asked."""
        return not self.trouble and bool(self.figures) and all(figure.holds for figure in self.figures)


def measured(name: str, run: str, seed: int, limit: float) -> Measured:
    """Measure one claim elsewhere, for so many seconds at most; whatever it started ends with it."""
    with tempfile.TemporaryDirectory(prefix="trust-") as place:
        report, log, mark = Path(place) / "report.json", Path(place) / "log", secrets.token_hex(8)
        begun = time.monotonic()
        words: list[str | Path] = [sys.executable, "-m", "tests.trust.measuring", name, run, str(seed), report]
        process = Process(words, log, cwd=ROOT, env={**os.environ, MARK: mark})
        trouble = ""
        try:
            until(lambda: not process.runs, limit, "it came to an end")
        except TimeoutError as late:
            trouble = str(late)
        finally:
            process.kill()
            strays = _ended(mark)
        seconds = time.monotonic() - begun
        if not trouble and not report.exists():
            trouble = "it ended without a figure"
        if not trouble and strays:
            trouble = f"it left running: {', '.join(strays)}"
        said = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
        figures = tuple(Figure(**fields) for fields in said.get("figures", ()))
        return Measured(name, said.get("promise", ""), said.get("size", 0), figures, seconds, trouble, process.tail())


def _ended(mark: str) -> tuple[str, ...]:
    """End what still carries the mark of a run, and name it."""
    ended = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                ended.append(process.name())
                process.kill()
    return tuple(ended)


def main(name: str, run: str, seed: int, report: Path) -> None:
    """Measure a claim in this process; the report appears whole or not at all."""
    it = claim(name)
    size = it.daily if run == "daily" else it.full
    figures = [asdict(figure) for figure in it.measure(size, seed)]
    unfinished = report.with_suffix(".part")
    unfinished.write_text(json.dumps({"promise": it.promise, "size": size, "figures": figures}), encoding="utf-8")
    unfinished.rename(report)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
