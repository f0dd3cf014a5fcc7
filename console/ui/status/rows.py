"""The words of the status bar, worked out from the server in front and the recordings of all."""

from collections.abc import Mapping
from dataclasses import dataclass

from console.domain.health import Health, Worth
from console.domain.stripes import Stripe
from console.domain.text import visible
from console.domain.trouble import Cause
from console.ui import figures
from console.ui.recording.clocks import RecordingClock, recording_clocks
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.status.tally import Tally
from console.ui.tries import tries

_WAITING = (Worth.CONNECTING, Worth.LATE, Worth.STALE)


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One line; `trouble` means that nothing can be done, `waiting` that it may come right by itself.

    `part` is what fails by itself while the server answers.
    """

    server: str = ""
    stripe: Stripe = Stripe.NONE
    word: str = ""
    detail: str = ""
    trouble: bool = False
    waiting: bool = False
    age: str = ""
    old: bool = False
    part: str = ""
    counts: str = ""
    clocks: tuple[RecordingClock, ...] = ()

    @property
    def spoken(self) -> str:
        """Return the line as one sentence, without the clocks, which run."""
        return ", ".join(filter(None, (self.server, self.word, self.detail, self.age, self.part, self.counts)))


class StatusLines:
    """Words the bar from every new state; it remembers only what would be slow to count again."""

    def __init__(self) -> None:
        self._tallies: dict[str, Tally] = {}

    def line(self, scenes: Mapping[str, Scene], server: str, front: RoomKey | None = None) -> StatusLine:
        """Return the words for the server in front; recordings are shown of every open one."""
        self._tallies = {key: self._tallies.get(key) or Tally() for key in scenes}
        clocks = recording_clocks(scenes.values(), front)
        scene = scenes.get(server)
        if scene is None:
            return StatusLine(word="No server is open", waiting=True, clocks=clocks)
        judged = scene.health
        known = scene.truth.room_list.is_known
        return StatusLine(
            visible(scene.server.name),
            scene.server.stripe,
            f"{judged.worth}…" if judged.worth is Worth.CONNECTING else judged.worth.value,
            _detail(scene, judged),
            trouble=not judged.may_act and judged.worth is not Worth.CONNECTING,
            waiting=judged.worth in _WAITING,
            age=f"Data {figures.age(judged.age)} old" if known else "No data yet",
            old=judged.worth not in (Worth.LIVE, Worth.CONNECTING),
            part="" if judged.is_grey else _part(scene),
            counts=self._tallies[server].words(scene.truth.rooms) if known else "",
            clocks=clocks,
        )


def _detail(scene: Scene, judged: Health) -> str:
    """Return the round trip, or how often it was tried and when it is tried next."""
    listing = scene.truth.room_list
    if judged.worth is not Worth.LIVE and listing.trouble is not None:
        return tries(listing, scene.now)
    return figures.round_trip(scene.truth.round_trip) if listing.is_known else ""


def _part(scene: Scene) -> str:
    """Say of the recordings what they are worth, where that is less than the rooms are."""
    judged, trouble = scene.recordings_health, scene.truth.recording_list.trouble
    if trouble is None or trouble.cause is Cause.NO_RECORDER or judged.worth is Worth.LIVE:
        return ""
    if trouble.cause is Cause.NOT_ALLOWED:
        return visible(trouble.sentence).removesuffix(".")
    return f"Recordings {judged.worth.lower()}"
