"""Whether what was done can still be undone, and otherwise why not: one judgement for toasts, rows and menus."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from console.actions.action import Action, Verdict
from console.actions.writing import way_back
from console.domain.deeds import Deed, Outcome, Verb
from console.domain.text import isolated
from console.domain.tracks import Source
from console.ui.intents import Undo
from console.ui.phrases import UNMUTE_REFUSED
from console.ui.scene import Scene

NOT_OURS = "It was not done here."
UNDER_WAY = "It is still under way."
NOT_DONE = "It was not done."
NO_CHANGE = "It changed nothing."
UNDONE, UNDOING = "It has been undone.", "It is being undone."
CHANGED = "That has changed since."
_NO_OPPOSITE = {
    Verb.REMOVE: "Nobody can be put back into a room. They can join again.",
    Verb.END_ROOM: "A room that was ended cannot be brought back. Whoever joins opens it anew.",
    Verb.START_RECORDING: "A recording is not undone. Stop it instead.",
    Verb.STOP_RECORDING: "A recording that was stopped cannot go on. Start another.",
}
Undoing = Callable[[str], Deed | None]
"""Finds the deed that takes another one back, by the id of the latter."""


@dataclass(frozen=True, slots=True)
class Way:
    """What *Undo* would send, or why it would send nothing; `note` is what stands in the row about it."""

    wanted: Undo | None = None
    reason: str = ""
    note: str = ""

    @property
    def is_shown(self) -> bool:
        """Say whether a row shows the word at all: what never could be undone needs no dead button."""
        return self.wanted is not None or self.reason in (UNMUTE_REFUSED, CHANGED)


NOWHERE = Way(reason=NOT_OURS)


def way(deeds: Iterable[Deed], scene: Scene, undoing: Undoing) -> Way:
    """Judge what one press sent; of a batch everything is undone that still can be."""
    able: list[Deed] = []
    reasons: list[str] = []
    for deed in deeds:
        reason = why_not(deed, scene, undoing(deed.id))
        if reason:
            reasons.append(reason)
        else:
            able.append(deed)
    if not able:
        first = reasons[0] if reasons else NOT_OURS
        return Way(reason=first, note={UNDONE: "undone", UNDOING: "being undone"}.get(first, ""))
    word = "Unmuted" if able[0].verb is Verb.MUTE else "Muted"
    things = "microphones" if all(deed.source == Source.MICROPHONE for deed in able) else "tracks"
    summary = f"{word} {{seen}} of {len(able)} {things}." if len(able) > 1 else ""
    return Way(Undo(scene.server.key, tuple(deed.id for deed in able), summary))


def why_not(deed: Deed, scene: Scene, undone_by: Deed | None) -> str:
    """Say why one deed cannot be undone now, or nothing."""
    if deed.verb in _NO_OPPOSITE:
        return _NO_OPPOSITE[deed.verb]
    if deed.outcome.is_open:
        return UNDER_WAY
    if undone_by is not None:
        return UNDOING if undone_by.outcome.is_open else UNDONE
    back = way_back(deed)
    if back is None:
        return NOT_DONE if deed.outcome in (Outcome.REFUSED, Outcome.NOT_SENT) else NO_CHANGE
    return _why_not_now(deed, back, scene)


def _why_not_now(deed: Deed, back: Action, scene: Scene) -> str:
    if deed.verb is Verb.MUTE and scene.abilities.remote_unmute is False:
        return UNMUTE_REFUSED
    if not scene.health.may_act:
        return f"{isolated(scene.server.name)} does not answer."
    changed = CHANGED if back.verdict(scene.truth, "") is Verdict.SEEN else ""
    return back.mismatch(scene.truth) or changed
