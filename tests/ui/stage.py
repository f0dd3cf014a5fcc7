"""A made-up server for the tests of what is seen: scenes are built from a few words, at one fixed moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from console.actions.action import Action
from console.actions.recordings import StartRecording
from console.actions.targets import RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.connection.abilities import Abilities
from console.connection.receipts import Outcome, Receipt
from console.domain.choices import RecordingChoice
from console.domain.deeds import Author, Deed, Logbook
from console.domain.elsewhere import Finding
from console.domain.participants import Kind, Participant, Role
from console.domain.recordings import File, Recording, Recordings, Status
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.stripes import Stripe
from console.domain.tracks import Source, Track
from console.domain.trouble import Trouble
from console.ui.scene import OpenServer, Scene

NOW = 1_772_395_287.0
STAGE = "Main Stage"
SUMMIT = OpenServer("summit", "Spring Summit", "live.example.org", Stripe.PRODUCTION)
LEA = Author("summit", "Spring Summit", "lea", "desk-1")
PATH = "Main-Stage/Main-Stage-20260301T200117000Z-q8x2mz.mp4"


def room(name: str = STAGE) -> Room:
    """Return a room whose sid is made of its name."""
    return Room(f"RM_{name.replace(' ', '')}", name, created_at=NOW - 5000)


def target(name: str = STAGE) -> RoomTarget:
    """Take aim at a room of `room`."""
    return RoomTarget.of(room(name))


def person(identity: str, name: str = "", *, heard: bool = True, role: Role = Role.SPEAKER) -> Participant:
    """Return somebody with one microphone."""
    microphone = Track(f"TR_{identity}", source=Source.MICROPHONE, muted=not heard)
    return Participant(f"PA_{identity}", identity, name or identity.title(), role=role, tracks=(microphone,))


def machine(identity: str, kind: Kind = Kind.EGRESS, *, heard: bool = False) -> Participant:
    """Return a recorder, an agent or a feed."""
    return replace(person(identity, heard=heard), kind=kind)


def recording(
    status: Status = Status.ACTIVE, egress_id: str = "EG_1", name: str = STAGE, age: float = 754
) -> Recording:
    """Return one that began `age` seconds ago."""
    began = NOW - age
    return Recording(
        egress_id, name, room(name).sid, status=status, started_at=began, updated_at=began, files=(File(PATH),)
    )


def saved(recorded: Recording, ended: float = 3.0, size: int = 1_469_000_000, seconds: float = 2531.0) -> Recording:
    """Return a recording that was saved `ended` seconds ago."""
    file = File(PATH, f"s3://summit/{PATH}", size, seconds)
    return replace(recorded, status=Status.COMPLETE, ended_at=NOW - ended, files=(file,))


def mute(identity: str = "ada", name: str = STAGE, *, muted: bool = True) -> SetMuted:
    """Return the muting of a `person`."""
    owner = person(identity)
    return SetMuted(TrackTarget.of(room(name), owner, owner.tracks[0]), muted)


def start(name: str = STAGE) -> StartRecording:
    """Return our order to record a room."""
    return StartRecording(target(name), RecordingChoice(), PATH)


def receipt(
    action: Action, outcome: Outcome = Outcome.SEEN, *, number: int = 1, age: float = 10, **rest: object
) -> Receipt:
    """Return a receipt whose moments fit its outcome; `rest` names what is different."""
    pressed = NOW - age
    mutes = isinstance(action, SetMuted)
    plain = Receipt(number, action, pressed, outcome=outcome, deed=f"deed-{number}", undoable=mutes)
    if outcome not in (Outcome.WAITING, Outcome.NOT_SENT):
        plain = replace(plain, sent_at=pressed)
    if outcome in (Outcome.SEEN, Outcome.ACCEPTED):
        plain = replace(plain, accepted_at=pressed + 0.1)
    if outcome is Outcome.SEEN:
        plain = replace(plain, seen_at=pressed + 0.6)
    if not outcome.is_open:
        plain = replace(plain, settled_at=pressed + 0.6)
    return replace(plain, **rest)  # type: ignore[arg-type]  # a test names the fields it means


def deed(action: Action, outcome: Outcome = Outcome.SEEN, *, number: int = 1, age: float = 10, **rest: object) -> Deed:
    """Return what is written down of such a receipt."""
    return written(receipt(action, outcome, number=number, age=age, **rest))


def written(told: Receipt) -> Deed:
    """Return what is written down of a receipt."""
    return told.written(LEA, f"batch {told.batch}" if told.batch else "")


@dataclass(frozen=True, slots=True)
class Stage:
    """What to put on the scene; ages are seconds before NOW."""

    rooms: dict[str, tuple[Participant, ...]] = field(default_factory=lambda: {STAGE: ()})
    recordings: tuple[Recording, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    rooms_age: float = 1.0
    people_age: float = 2.0
    list_age: float = 1.0
    trouble: Trouble | None = None
    list_trouble: Trouble | None = None
    dismissed: frozenset[str] = frozenset()
    spared: frozenset[tuple[str, str]] = frozenset()
    abilities: Abilities = field(default_factory=Abilities)
    server: OpenServer = SUMMIT
    deeds: tuple[Deed, ...] | None = None
    """What the logbook holds, the newest first; without them it is what the receipts tell."""
    lasting: bool = True
    trouble_of_book: str = ""
    elsewhere: tuple[Finding, ...] = ()

    def scene(self) -> Scene:
        """Build it; what is pending follows from the receipts."""
        lives = {
            name: LiveRoom(room(name), Crowd.of(people), NOW - self.people_age) for name, people in self.rooms.items()
        }
        failing = NOW - self.rooms_age if self.trouble else 0.0
        known = Snapshot(
            MappingProxyType(lives),
            Recordings.of(self.recordings),
            Listing(NOW - self.rooms_age, self.trouble, failing),
            Listing(NOW - self.list_age if self.list_age >= 0 else 0.0, self.list_trouble),
            round_trip=0.0224,
        )
        pending = {r.action.key: r for r in self.receipts if r.outcome.is_open}
        drawn = known
        for waiting in pending.values():
            drawn = waiting.action.predict(drawn)
        receipts = tuple(sorted(self.receipts, key=lambda r: -r.number))
        deeds = self.deeds if self.deeds is not None else tuple(map(written, receipts))
        return Scene(
            self.server,
            known,
            drawn,
            receipts,
            MappingProxyType(pending),
            self.abilities,
            dismissed=self.dismissed,
            spared=self.spared,
            logbook=Logbook(deeds, self.lasting, self.trouble_of_book),
            elsewhere=self.elsewhere,
            now=NOW,
        )


def scene(people: Iterable[Participant] = (), **words: object) -> Scene:
    """Build a scene of one room."""
    return Stage(rooms={STAGE: tuple(people)}, **words).scene()  # type: ignore[arg-type]  # see Stage
