"""A receipt as a row: its sentence, how far it has come, and the lawful way where it was refused."""

from dataclasses import dataclass

from console.connection.receipts import Outcome, Receipt
from console.domain.text import visible
from console.ui import figures
from console.ui.activity.verbs import batch_title, icon
from console.ui.marks import Mark, Step, spoken

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One press: a single action or a batch; `at` is its moment in epoch seconds and `reason` in whole sentences."""

    key: str
    at: float
    icon: str
    title: str
    time: str
    steps: tuple[Step, ...]
    took: str = ""
    reason: str = ""
    room: str = ""
    server: str = ""

    @property
    def spoken(self) -> str:
        """Return the row as one line for a screen reader, the clipboard and the filter."""
        came = spoken(self.steps) + (f" after {self.took}" if self.took else "")
        return ". ".join(filter(None, (f"{self.title}, {self.time}", came, self.reason.removesuffix("."))))

    @property
    def line(self) -> str:
        """Return the row as one line of a table, with tabs."""
        return "\t".join((self.time, self.server, self.room, self.title, self.spoken.partition(". ")[2]))


def receipt_row(server: str, name: str, receipts: tuple[Receipt, ...]) -> ReceiptRow:
    """Make the row of what one press sent: the oldest first, of the server with this key and name."""
    first = receipts[0]
    single = len(receipts) == 1
    rooms = {receipt.action.room.name for receipt in receipts}
    seen = all(receipt.outcome is Outcome.SEEN for receipt in receipts)
    return ReceiptRow(
        f"{server} {first.number}",
        first.pressed_at,
        icon(receipts),
        title(first) if single else batch_title(receipts),
        figures.time_of_day(first.pressed_at),
        steps(first) if single else batch_steps(receipts),
        figures.took(max(receipt.took for receipt in receipts)) if seen else "",
        reason(first) if single else batch_reason(receipts),
        visible(first.action.room.name) if len(rooms) == 1 else figures.counted(len(rooms), "room"),
        visible(name),
    )


def title(receipt: Receipt) -> str:
    """Return the sentence of one receipt; of what is unknown nothing is claimed."""
    if receipt.outcome is Outcome.UNKNOWN:
        return f"{receipt.action.words.doing}, outcome unknown"
    return receipt.title


def reason(receipt: Receipt) -> str:
    """Return why it came out as it did, with what can be done instead."""
    said = receipt.reason[:1].upper() + receipt.reason[1:]
    if said and not said.endswith("."):
        said += "."
    return f"{said} {receipt.step}".strip()


_ENDS = {
    Outcome.SEEN: Step("seen", Mark.SEEN),
    Outcome.ACCEPTED: Step("not seen", Mark.UNKNOWN),
    Outcome.REFUSED: Step("refused", Mark.REFUSED),
    Outcome.NOT_SENT: Step("not sent", Mark.REFUSED),
    Outcome.UNKNOWN: Step("unknown", Mark.UNKNOWN),
}


def steps(receipt: Receipt) -> tuple[Step, ...]:
    """Return how far one action has come: what is not known is not ticked."""
    sent = Step("sent", Mark.DONE if receipt.sent_at else Mark.UNDER_WAY)
    answered = Step("accepted", Mark.DONE) if receipt.accepted_at else Step("no answer", Mark.UNKNOWN)
    match receipt.outcome:
        case Outcome.SEEN | Outcome.ACCEPTED:
            return (sent, answered, _ENDS[receipt.outcome])
        case Outcome.SENT if receipt.accepted_at or receipt.reason:
            return (sent, answered, Step("seen", Mark.UNDER_WAY))
        case Outcome.WAITING | Outcome.SENT:
            accepted = Mark.UNDER_WAY if receipt.sent_at else Mark.NOT_YET
            return (sent, Step("accepted", accepted), Step("seen", Mark.NOT_YET))
    return (sent, _ENDS[receipt.outcome]) if receipt.sent_at else (_ENDS[receipt.outcome],)


_TALLY = (
    (Outcome.SEEN, "seen", Mark.SEEN),
    (Outcome.REFUSED, "refused", Mark.REFUSED),
    (Outcome.NOT_SENT, "not sent", Mark.REFUSED),
    (Outcome.ACCEPTED, "not seen", Mark.UNKNOWN),
    (Outcome.UNKNOWN, "unknown", Mark.UNKNOWN),
)


def batch_steps(receipts: tuple[Receipt, ...]) -> tuple[Step, ...]:
    """Return how many of a batch have come how far."""
    sent = sum(bool(receipt.sent_at) for receipt in receipts)
    waiting = sum(receipt.outcome.is_open for receipt in receipts)
    tally = [Step(f"{sent} sent", Mark.DONE)] if sent else []
    for outcome, word, mark in _TALLY:
        number = sum(receipt.outcome is outcome for receipt in receipts)
        tally += [Step(f"{number} {word}", mark)] if number else []
    return (*tally, Step(f"{waiting} open", Mark.UNDER_WAY)) if waiting else tuple(tally)


def batch_reason(receipts: tuple[Receipt, ...]) -> str:
    """Return why some of a batch did not happen, each reason once."""
    found = list(dict.fromkeys(text for r in receipts if r.outcome is not Outcome.SEEN and (text := reason(r))))
    more = f" And {figures.counted(len(found) - MOST_REASONS, 'more reason')}." if len(found) > MOST_REASONS else ""
    return " ".join(found[:MOST_REASONS]) + more
