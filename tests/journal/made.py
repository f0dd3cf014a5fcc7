"""Deeds for tests, with only what matters said."""

from console.domain.deeds import Author, Deed, Outcome, Verb
from tests.made import NOW

BY = Author("main", "Main Stage", "kim", "desk-3")


def deed(id_: str, outcome: Outcome = Outcome.SEEN, *, by: Author = BY, at: float = NOW, room: str = "Hall") -> Deed:
    """Make a mute of Ada's microphone."""
    return Deed(
        id_, by, Verb.MUTE, room, "RM_Hall", "ada", "PA_ada", "Ada", "TR_1", "microphone", (), "", at, outcome=outcome
    )
