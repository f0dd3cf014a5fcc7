"""What the journal of a program holds, read past the program."""

import sqlite3
from pathlib import Path


def outcomes(config: Path) -> list[str]:
    """Return what became of every deed, the oldest first."""
    base = sqlite3.connect(config / "journal" / "journal.sqlite3")
    try:
        return [str(outcome) for (outcome,) in base.execute("SELECT outcome FROM deeds ORDER BY seq")]
    finally:
        base.close()
