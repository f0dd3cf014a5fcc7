"""Receipts, findings and facts: what was seen to happen, in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from console.ui.marks import Mark, Step
from console.ui.theme.theme import Theme
from console.ui.widgets.facts import Fact, Facts
from console.ui.widgets.finding import Finding, Found
from console.ui.widgets.link import Link
from console.ui.widgets.receipt import ReceiptShown
from console.ui.widgets.receipt_line import ReceiptLine

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SENT = Step("sent", Mark.DONE)
SEEN = ReceiptShown(
    "2", "mic-off", "Muted Tomás Ferreira", "20:14:38",
    (SENT, Step("accepted", Mark.DONE), Step("seen", Mark.SEEN)), "0.6 s",
)  # fmt: skip
REFUSED = ReceiptShown(
    "3", "ban", "Could not unmute Jonas Weber", "20:13:20", (SENT, Step("refused", Mark.REFUSED)), way="Ask to unmute"
)
PENDING = ReceiptShown(
    "1", "mic-off", "Muting Mei-Ling Chen", "20:14:43",
    (SENT, Step("accepted", Mark.UNDER_WAY), Step("seen", Mark.NOT_YET)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        (SEEN, "Muted Tomás Ferreira, 20:14:38. sent, accepted, seen 0.6 s"),
        (REFUSED, "Could not unmute Jonas Weber, 20:13:20. sent, refused. Ask to unmute"),
        (PENDING, "Muting Mei-Ling Chen, 20:14:43. sent, accepted under way, seen not yet"),
    ],
)
def test_a_receipt_says_how_far_it_came(theme: Theme, qtbot: QtBot, shown: ReceiptShown, spoken: str) -> None:
    line = ReceiptLine(theme, shown)
    qtbot.addWidget(line)
    assert line.accessibleName() == spoken


def test_the_lawful_way_can_be_taken(theme: Theme, qtbot: QtBot) -> None:
    line = ReceiptLine(theme, REFUSED)
    qtbot.addWidget(line)
    line.resize(284, 45)
    line.show()
    with qtbot.waitSignal(line.way_wanted) as wanted:
        QTest.mouseClick(line.findChildren(Link)[0], Qt.MouseButton.LeftButton)
    assert wanted.args == ["3"]
    line.show_receipt(SEEN)
    assert not line.findChildren(Link)[0].isVisible()


def test_seen_and_sent_do_not_look_alike(theme: Theme, qtbot: QtBot) -> None:
    line = ReceiptLine(theme, SEEN)
    qtbot.addWidget(line)
    line.resize(284, 45)
    seen = line.grab().toImage()
    line.show_receipt(PENDING)
    assert line.grab().toImage() != seen


@pytest.mark.parametrize("found", Found)
def test_a_finding_is_said_and_not_only_marked(theme: Theme, qtbot: QtBot, found: Found) -> None:
    finding = Finding(theme, found, "No recorder answers", "Recording stays off")
    qtbot.addWidget(finding)
    assert finding.accessibleName().startswith(found.value)
    assert finding.accessibleName().endswith("No recorder answers")
    assert finding.accessibleDescription() == "Recording stays off"


def test_a_newer_value_keeps_the_label(theme: Theme, desk: QWidget) -> None:
    facts = Facts(theme, parent=desk)
    facts.show_facts((Fact("File", "a.mp4", identity=True), Fact("Size", "≈ 1 MB")))
    before = facts.findChildren(QLabel)
    facts.show_facts((Fact("File", "a.mp4", identity=True), Fact("Size", "≈ 2 MB")))
    assert facts.findChildren(QLabel) == before
    assert [label.text() for label in before] == ["File", "a.mp4", "Size", "≈ 2 MB"]


def test_other_facts_take_their_place(theme: Theme, desk: QWidget) -> None:
    facts = Facts(theme, parent=desk)
    facts.show_facts((Fact("File", "a.mp4"), Fact("Size", "≈ 1 MB")))
    facts.show_facts((Fact("Layout", "Grid"),))
    facts.show()
    assert [label.text() for label in facts.findChildren(QLabel) if not label.isHidden()] == ["Layout", "Grid"]


def test_a_fact_can_be_selected_and_read(theme: Theme, desk: QWidget) -> None:
    facts = Facts(theme, well=True, parent=desk)
    facts.show_facts((Fact("Identity", "ada-7f3a", identity=True),))
    value = facts.findChildren(QLabel)[1]
    assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert value.accessibleName() == "Identity: ada-7f3a"


def test_facts_leave_no_gap_where_there_were_more(theme: Theme, desk: QWidget) -> None:
    facts, fresh = Facts(theme, parent=desk), Facts(theme, parent=desk)
    two = (Fact("File", "a.mp4"), Fact("Size", "3 MB"))
    facts.show_facts((*two, Fact("Layout", "Grid"), Fact("Started", "20:14")))
    facts.show_facts(two)
    fresh.show_facts(two)
    assert facts.sizeHint().height() == fresh.sizeHint().height()
