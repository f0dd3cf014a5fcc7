"""What a server or a guest calls itself is shown as letters: it is no markup, turns nothing, and loads nothing."""

import logging
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.trust.claim import Claim, Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.trust.hostile_text.canary import Canary
from tests.trust.hostile_text.leaks import BIDI, ENDLESS, HIDDEN, KEYS, RICH, TOWER, leaks
from tests.trust.hostile_text.planted import planted
from tests.trust.hostile_text.strings import FAMILIES, TOKEN, strings
from tests.trust.hostile_text.tour import Tour
from tests.trust.hostile_text.walker import Surface, surfaces

_LEAST_KINDS = 90
"""As many kinds of surfaces showed a hostile string when this was written; fewer mean that the walk has lost some."""


class Tally:
    """Counts what was read and what was wrong with it, and keeps the first of each kind for whoever has to mend it."""

    def __init__(self) -> None:
        self.read, self.told = 0, Counter[str]()
        self.wrong: Counter[str] = Counter()
        self.first: dict[tuple[str, str], str] = {}

    def take(self, found: Iterable[Surface], text: str) -> None:
        """Judge surfaces that were read while a string was shown."""
        for surface in found:
            self.read += 1
            if TOKEN in surface.text:
                self.told[surface.kind] += 1
            for leak in leaks(surface):
                self.wrong[leak] += 1
                self.first.setdefault((leak, surface.kind), f"{text[:80]!a} → {surface.text[:160]!a}")


class Heard(logging.Handler):
    """Counts lines of the log that say what a server calls itself."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Take one."""
        self.lines += TOKEN in record.getMessage()


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Show `size` strings everywhere; the seed says in which order, and which of them in a smaller run."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application, Choice.LIGHT, calm=True)
    heard = Heard()
    logging.getLogger().addHandler(heard)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        canary = Canary(Path(folder))
        try:
            texts = strings(canary.file, canary.page)
            others = random.Random(seed).sample(texts[FAMILIES:], min(size, len(texts)) - FAMILIES)
            chosen = (*texts[:FAMILIES], *others)
            tour = Tour(application, theme)
            for number, text in enumerate(chosen):
                tally.take(tour.visit(text, number), text)
            loads = canary.loads
            missed = _planted_missed(application, canary)
        finally:
            canary.close()
            logging.getLogger().removeHandler(heard)
    for (leak, kind), line in sorted(tally.first.items()):
        logging.getLogger("hostile_text").error("%s in %s: %s", leak, kind, line)
    return (
        Figure("hostile strings", len(chosen), size, at_least=True),
        Figure("kinds of text surfaces that showed one", len(tally.told), _LEAST_KINDS, at_least=True),
        Figure("texts read", tally.read, 1000 * size, at_least=True),
        Figure("rich text", tally.wrong[RICH], 0),
        Figure("resource loads", loads, 0),
        Figure("raw bidi controls", tally.wrong[BIDI], 0),
        Figure("other raw hidden signs", tally.wrong[HIDDEN], 0),
        Figure("keys and placeholders made of names", tally.wrong[KEYS], 0),
        Figure("towers of marks and endless texts", tally.wrong[TOWER] + tally.wrong[ENDLESS], 0),
        Figure("lines of the log that name one", heard.lines, 0),
        Figure("planted leaks not found", missed, 0),
    )


def _planted_missed(application: QApplication, canary: Canary) -> int:
    """Count the leaks made on purpose that the walk or the canary passes over."""
    missed = 0
    for kind, leak, widget in planted(canary.file, canary.page):
        widget.resize(300, 60)
        widget.show()
        application.processEvents()
        found = {(surface.kind, wrong) for surface in surfaces((widget,)) for wrong in leaks(surface)}
        missed += (kind, leak) not in found
        widget.close()
        widget.deleteLater()
    return missed + (canary.loads == 0)


CLAIM = Claim(
    "hostile_text",
    "Hostile text is shown as letters on every surface: no rich text, no resource loads, no raw bidi controls.",
    measure,
    full=220,
    daily=10,
)
