"""What became of every action: sent, accepted, seen, or why not."""

from dataclasses import dataclass, replace

from console.actions.action import Action
from console.actions.writing import deed_of
from console.domain.deeds import Author, Deed, Outcome

__all__ = ["Outcome", "Receipt"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One action and its moments in epoch seconds, 0.0 for what has not happened; a batch joins what one press sent.

    `deed` is the id under which it is written down, `undoes` that of the deed which it takes back.
    """

    number: int
    action: Action
    pressed_at: float
    batch: int = 0
    outcome: Outcome = Outcome.WAITING
    sent_at: float = 0.0
    accepted_at: float = 0.0
    seen_at: float = 0.0
    answer: str = ""
    reason: str = ""
    step: str = ""
    deed: str = ""
    undoes: str = ""
    undoable: bool = False
    settled_at: float = 0.0
    earlier: bool = False
    """Whether an earlier session of the program began it."""

    @property
    def title(self) -> str:
        """Return the action's sentence for how far it has come."""
        words = self.action.words
        if self.outcome.is_open:
            return words.doing
        if self.outcome is Outcome.UNKNOWN:
            return f"{words.doing}, outcome unknown"
        return words.done if self.outcome is Outcome.SEEN else words.failed

    @property
    def took(self) -> float:
        """Return the seconds from the press to its being seen, 0.0 while it is not."""
        return max(0.0, self.seen_at - self.pressed_at) if self.seen_at else 0.0

    def written(self, by: Author, batch: str) -> Deed:
        """Return what is written down of it now; `batch` is its batch's name on this server, in every session."""
        return replace(
            deed_of(self.action, self.deed, by),
            batch=batch,
            pressed_at=self.pressed_at,
            sent_at=self.sent_at,
            accepted_at=self.accepted_at,
            settled_at=self.settled_at,
            outcome=self.outcome,
            answer=self.answer,
            reason=self.reason,
            step=self.step,
            undoable=self.undoable,
            undoes=self.undoes,
            earlier=self.earlier,
        )
