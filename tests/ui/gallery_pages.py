"""The pages of the gallery that are dialogs, lists and empty states."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.marks import Mark, Step
from console.ui.theme.colours import PRODUCTION, STAGING, TEST, UNMARKED
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.choice_card import ChoiceCard, OptionCard, StripeOption
from console.ui.widgets.confirm_dialog import ConfirmDialog, Question
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.facts import Fact
from console.ui.widgets.finding import Finding, Found
from console.ui.widgets.label import Label
from console.ui.widgets.receipt import ReceiptShown
from console.ui.widgets.receipt_line import ReceiptLine
from console.ui.widgets.steps import StepHeader


def desk(name: str, wide: int, high: int) -> QWidget:
    """An empty page on one of the grounds."""
    page = QWidget()
    page.setObjectName(name)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.resize(wide, high)
    return page


def connect(theme: Theme) -> QWidget:
    """What the connect dialog and the first run are made of."""
    page = desk("raised", 376, 640)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 20)
    steps = StepHeader(theme, ("Where", "Key", "Keep"))
    steps.show_step(1)
    column.addWidget(steps)
    column.addWidget(Label(theme, "Where is the server?", 18, DEMI))
    column.addWidget(Label(theme, "Paste an address, or a join link from the event.", 13, role="text_2"))
    row = QHBoxLayout()
    row.setSpacing(6)
    for text, stripe in (("Production", PRODUCTION), ("Staging", STAGING), ("Test", TEST), ("None", UNMARKED)):
        option = StripeOption(theme, text, stripe)
        option.setChecked(stripe is PRODUCTION)
        row.addWidget(option)
    column.addLayout(row)
    column.addWidget(Finding(theme, Found.GOOD, "Answers over HTTPS", "LiveKit 1.13, 23 ms"))
    column.addWidget(Finding(theme, Found.CAREFUL, "No recorder answers", "Recording stays off"))
    column.addWidget(Finding(theme, Found.BAD, "Key or secret is wrong"))
    column.addWidget(Finding(theme, Found.ASKING, "Asking live.example.org…"))
    column.addWidget(Finding(theme, Found.PLAIN, "Tried it: written, read back, same", icon="lock"))
    chosen = OptionCard(theme, "GNOME Keyring", "Unlocked with your login", proven=True)
    chosen.setChecked(True)
    column.addWidget(chosen)
    column.addWidget(OptionCard(theme, "Only until I quit", "Asked again next time"))
    column.addWidget(
        ChoiceCard(
            theme,
            "play",
            "Try the demo",
            "A made-up event with 40 people,\nopen mics and recordings. No keys.",
            first=True,
        )
    )
    column.addStretch(1)
    return page


def remove(theme: Theme) -> QWidget:
    """The question before a removal."""
    facts = (
        Fact("Identity", "ada.lovelace@speakers-7f3a", identity=True),
        Fact("Room", "Main Stage · since 19:48"),
        Fact("On now", "microphone, camera, screen share"),
    )
    return ConfirmDialog(
        theme,
        Question(
            "Remove Ada Lovelace from Main Stage?", "Cut off at once. The same link would let Ada back in.",
            "Remove Ada", "user-x", facts, "and keep out of this room",
            "Removed again on every return, until you lift it.",
        ),
    )  # fmt: skip


def end(theme: Theme) -> QWidget:
    """The question before the end of a room."""
    return ConfirmDialog(
        theme,
        Question(
            "End Main Stage for 63 people?",
            "Everybody is cut off at once.",
            "End Main Stage",
            "ban",
            type_this="Main Stage",
        ),
    )


def receipts(theme: Theme) -> QWidget:
    """Receipts in every state."""
    page = desk("pane", 316, 300)
    sent, accepted, seen = Step("sent", Mark.DONE), Step("accepted", Mark.DONE), Step("seen", Mark.SEEN)
    waiting = (sent, Step("accepted", Mark.UNDER_WAY), Step("seen", Mark.NOT_YET))
    shown = (
        ReceiptShown("1", "mic-off", "Muting Mei-Ling Chen", "20:14:43", waiting),
        ReceiptShown("2", "mic-off", "Muted Tomás Ferreira", "20:14:38", (sent, accepted, seen), "0.6 s"),
        ReceiptShown(
            "3",
            "ban",
            "Could not unmute Jonas Weber",
            "20:13:20",
            (sent, Step("refused", Mark.REFUSED)),
            way="Ask to unmute",
        ),
        ReceiptShown(
            "4",
            "mic-off",
            "Mute of Mei-Ling Chen",
            "20:14:06",
            (sent, Step("unknown", Mark.UNKNOWN)),
            "looks when back",
        ),
    )
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(0)
    for one in shown:
        column.addWidget(ReceiptLine(theme, one))
    column.addStretch(1)
    return page


def empty(theme: Theme) -> QWidget:
    """A server without rooms."""
    page = desk("surface", 720, 400)
    column = QVBoxLayout(page)
    line = "Rooms appear here as soon as somebody joins one on live.example.org."
    column.addWidget(EmptyState(theme, "door-open", "No rooms yet", line, "New room…"))
    return page
