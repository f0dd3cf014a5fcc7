"""What became of every action: sent, accepted, seen, or why not."""

from dataclasses import dataclass

from console.actions.action import Action
from console.domain.deeds import Outcome

__all__ = ["Outcome", "Receipt"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One action and its moments in epoch seconds, 0.0 for what has not happened; a batch joins what one press sent."""

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
