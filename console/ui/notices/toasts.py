"""Which receipts become toasts, in which words, and whether there is a way back."""

from dataclasses import dataclass

from console.connection.receipts import Outcome, Receipt
from console.domain.deeds import Author, Deed, Verb
from console.domain.light import Light
from console.ui.activity.rows import batch_reason, batch_steps, reason, title
from console.ui.activity.verbs import batch_title, icon
from console.ui.activity.way_back import way
from console.ui.intents import Perform, Undo
from console.ui.marks import Mark
from console.ui.scene import Scene

UNDO, AGAIN = "Undo", "Try again"
LONGEST = 96
_HINT = "They can unmute themselves."
_NOBODY = Author("")


@dataclass(frozen=True, slots=True)
class Told:
    """One toast: a later one with the same key takes its place, and one that `stays` waits until it is dismissed."""

    key: str
    sentence: str
    icon: str
    verb: str = ""
    wanted: Perform | Undo | None = None
    stays: bool = False


class Toasts:
    """Watches the receipts of one server and tells each press once, when the last of its actions is settled."""

    def __init__(self) -> None:
        self._looked = False
        self._open: set[int] = set()
        self._summaries: dict[int, str] = {}
        self._last = 0
        self._hinted = False

    def expect(self, batch: int, summary: str) -> None:
        """Keep the sentence that a press of several actions brought along."""
        if summary:
            self._summaries[batch] = summary

    def look(self, scene: Scene) -> tuple[Told, ...]:
        """Return what has to be told now, the oldest first."""
        looked, self._looked = self._looked, True
        for receipt in scene.receipts:
            if receipt.number <= self._last:
                break
            # What was settled before anybody looked is history and no news.
            if looked or receipt.outcome.is_open:
                self._open.add(receipt.number)
        self._last = max(self._last, scene.receipts[0].number if scene.receipts else 0)
        if not self._open:
            return ()
        waiting = [receipt for receipt in reversed(scene.receipts) if receipt.number in self._open]
        self._open = {receipt.number for receipt in waiting}
        return tuple(told for group in _groups(waiting) if (told := self._settled(scene, group)) is not None)

    def _settled(self, scene: Scene, group: tuple[Receipt, ...]) -> Told | None:
        """Tell a group whose receipts are all final, and forget it."""
        if any(receipt.outcome.is_open for receipt in group) or not _is_proven(scene, group[0]):
            return None
        self._open -= {receipt.number for receipt in group}
        summary = self._summaries.pop(group[0].batch, "") if group[0].batch else ""
        if _is_overtaken(scene, group):
            return None
        deeds = tuple(receipt.written(_NOBODY, "") for receipt in group)
        back = _way_back(scene, deeds)
        undo = UNDO if back is not None else ""
        if any(deed.outcome is not Outcome.SEEN for deed in deeds):
            again = _again(scene, group)
            wanted, verb = (again, AGAIN) if again is not None else (back, undo)
            return Told(_key(scene, group), _failure(deeds, summary), icon(deeds), verb, wanted, stays=True)
        sentence = self._hinted_at(deeds, _filled(summary, len(group)) or _success(deeds))
        return Told(_key(scene, group), sentence, icon(deeds), undo, back)

    def _hinted_at(self, deeds: tuple[Deed, ...], sentence: str) -> str:
        """Say once what a mute is worth: whoever was muted can undo it."""
        if self._hinted or deeds[0].verb is not Verb.MUTE or len(deeds) > 1:
            return sentence
        self._hinted = True
        return f"{sentence} {_HINT}"


def _groups(receipts: list[Receipt]) -> list[tuple[Receipt, ...]]:
    groups: dict[tuple[int, int], list[Receipt]] = {}
    for receipt in receipts:
        groups.setdefault((receipt.batch, 0 if receipt.batch else receipt.number), []).append(receipt)
    return [tuple(group) for group in groups.values()]


def _is_proven(scene: Scene, receipt: Receipt) -> bool:
    """Say whether a start may be called a recording: the list alone does not prove it."""
    if receipt.action.verb is not Verb.START_RECORDING or receipt.outcome is not Outcome.SEEN:
        return True
    return scene.light(receipt.action.room.name).light is Light.PROVEN


def _is_overtaken(scene: Scene, group: tuple[Receipt, ...]) -> bool:
    """Say whether somebody at this window has already gone on to something else with the same target."""
    numbers = {receipt.number for receipt in group}
    later = {r.action.key for r in scene.receipts if r.number > max(numbers)}
    return all(r.outcome is Outcome.UNKNOWN and r.action.key in later for r in group)


def _way_back(scene: Scene, deeds: tuple[Deed, ...]) -> Undo | None:
    """Return what undoes all that was seen to be done; what undid something else is not undone by the same keys."""
    seen = [deed for deed in deeds if deed.outcome is Outcome.SEEN]
    back = way(seen, scene, lambda _id: None).wanted if seen else None
    whole = back is not None and len(back.deeds) == len(seen)
    return back if whole and not any(deed.undoes for deed in seen) else None


def _again(scene: Scene, group: tuple[Receipt, ...]) -> Perform | None:
    """Return the same once more, where nothing of it was sent and the target is still what it was."""
    if any(receipt.outcome is not Outcome.NOT_SENT for receipt in group):
        return None
    actions = tuple(receipt.action for receipt in group)
    return None if any(action.mismatch(scene.truth) for action in actions) else Perform(scene.server.key, actions)


def _success(group: tuple[Deed, ...]) -> str:
    if len(group) > 1:
        return f"{batch_title(group)}."
    aside = f" ({group[0].reason.removesuffix('.')})" if group[0].reason else ""
    return f"{title(group[0])}{aside}."


def _failure(group: tuple[Deed, ...], summary: str) -> str:
    """Say what was not done and why; where that is long, the way that is left matters more than the reason."""
    if len(group) == 1:
        said = [f"{title(group[0])}.", *_sentences(reason(group[0]))]
    else:
        seen = sum(receipt.outcome is Outcome.SEEN for receipt in group)
        head = _filled(summary, len(group), seen) if seen else ""
        tally = ", ".join(s.word for s in batch_steps(group) if s.mark in (Mark.REFUSED, Mark.UNKNOWN)) if seen else ""
        said = [
            head or f"{batch_title(group)}.",
            f"{tally.capitalize()}." if tally else "",
            *_sentences(batch_reason(group)),
        ]
        said = [part for part in said if part]
    while len(said) > 2 and len(" ".join(said)) > LONGEST:
        del said[1]
    return " ".join(said)


def _sentences(text: str) -> list[str]:
    parts = text.removesuffix(".").split(". ")
    return [f"{part}." for part in parts if part]


def _filled(summary: str, total: int, seen: int = -1) -> str:
    """Count into a press's own sentence how many were seen; of all of them the total is not said twice."""
    whole = f"{{seen}} of {total}"
    if seen in (-1, total) and whole in summary:
        return summary.replace(whole, str(total), 1)
    return summary.replace("{seen}", str(total if seen < 0 else seen), 1)


def _key(scene: Scene, group: tuple[Receipt, ...]) -> str:
    """Name what a toast is about: a later press on the same target takes its place."""
    first = group[0].action
    about = first.key if len(group) == 1 else ("several", first.key[0], first.room.name)
    return "\0".join((scene.server.key, *about))
