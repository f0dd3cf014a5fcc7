"""How far each step of an action has come: one set of marks for every receipt, drawn or spoken."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How far one step has come; the value is what a screen reader says where the word does not."""

    DONE = "done"
    UNDER_WAY = "under way"
    NOT_YET = "not yet"
    SEEN = "seen"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Step:
    """A word such as *accepted*, with its mark."""

    word: str
    mark: Mark


def spoken(steps: Iterable[Step]) -> str:
    """Return the steps as words; a mark is said only where its word alone would claim too much."""
    return ", ".join(
        f"{step.word} {step.mark}" if step.mark in (Mark.UNDER_WAY, Mark.NOT_YET) else step.word for step in steps
    )
