"""What *Copy diagnostics* copies: a list of what may be told, made of counts, words of ours and versions.

No names, no addresses, no keys, no texts of a server; of an address only whether it is encrypted and on this machine.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from console.connection.receipts import Outcome
from console.domain.snapshot import Listing
from console.domain.trouble import Trouble
from console.ui.figures import age, counted
from console.ui.scene import Scene

MOST_SERVERS = 50


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of the program; `places` says of every open server, by its key, in which kind of place it is."""

    versions: tuple[str, ...]
    display: str
    keyring: str
    journal: str
    saved: int | None
    places: dict[str, str]
    reports: int


def diagnostics(facts: Facts, scenes: Iterable[Scene]) -> str:
    """Return the text for a ticket, a fact a line."""
    return "\n".join(_lines(facts, tuple(scenes))) + "\n"


def _lines(facts: Facts, scenes: tuple[Scene, ...]) -> Iterator[str]:
    yield from facts.versions
    yield f"Display: {facts.display}"
    yield f"Keyring: {facts.keyring or 'not asked yet'}"
    yield f"Journal: {facts.journal}"
    saved = "unreadable" if facts.saved is None else str(facts.saved)
    yield f"Servers: {len(scenes)} open, {saved} saved"
    yield f"Reports of own failures: {facts.reports}"
    for number, scene in enumerate(scenes[:MOST_SERVERS], 1):
        yield f"Server {number}: {facts.places.get(scene.server.key, 'somewhere')}"
        for line in _server(scene):
            yield f"  {line}"


def _server(scene: Scene) -> Iterator[str]:
    truth, health = scene.truth, scene.health
    yield f"{health.worth.value}, data {age(health.age)} old, round trip {truth.round_trip * 1000:.0f} ms"
    people = sum(live.people for live in truth.rooms.values())
    running = sum(recording.status.is_running for recording in truth.recordings.by_id.values())
    rooms, crowd = counted(len(truth.rooms), "room"), counted(people, "person", "people")
    yield f"{rooms}, {crowd}, {counted(len(truth.recordings.by_id), 'recording')}, {running} running"
    yield f"Rooms: {_listing(truth.room_list, scene.now)}"
    yield f"Recordings: {_listing(truth.recording_list, scene.now)}"
    failing = [live.trouble for live in truth.rooms.values() if live.trouble is not None]
    if failing:
        causes = ", ".join(sorted({_cause(trouble) for trouble in failing}))
        yield f"People of {counted(len(failing), 'room')}: {causes}"
    outcomes = [receipt.outcome for receipt in scene.receipts]
    counts = ", ".join(f"{outcomes.count(each)} {each.value}" for each in Outcome if each in outcomes)
    yield f"Actions: {counts or 'none'}"


def _listing(listing: Listing, now: float) -> str:
    asked = f"answered {age(max(0.0, now - listing.asked_at))} ago" if listing.is_known else "never answered"
    if listing.trouble is None:
        return asked
    since = f" for {age(max(0.0, now - listing.failing_since))}" if listing.failing_since else ""
    return f"{asked}, failing{since}: {_cause(listing.trouble)}"


def _cause(trouble: Trouble) -> str:
    return trouble.cause.value
