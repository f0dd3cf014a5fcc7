"""A server every text of which is one hostile string."""

from dataclasses import replace
from types import MappingProxyType

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StartRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget, RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.connection.receipts import Outcome, Receipt
from console.domain.choices import RecordingChoice
from console.domain.deeds import Author, Logbook
from console.domain.elsewhere import Finding, Found
from console.domain.participants import Change, Happened, Kind, Participant, Presence, Role
from console.domain.recordings import File, Recording, Recordings, Status
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.stripes import Stripe
from console.domain.tracks import Medium, Source, Track
from console.domain.trouble import Cause, Trouble
from console.ui.scene import OpenServer, Scene
from console.ui.servers.values import Saved

NOW = 1_800_000_000.0
KEY = "hostile"
_WHO = Author(KEY)


def server(text: str) -> OpenServer:
    """Return the server as it is called."""
    return OpenServer(KEY, text, text, Stripe.PRODUCTION)


def saved(text: str) -> tuple[Saved, ...]:
    """Return the list of servers: one open, one not."""
    return (Saved(KEY, text, text, Stripe.PRODUCTION, open=True), Saved("other", text, text, Stripe.NONE))


def people(text: str) -> tuple[Participant, ...]:
    """Return some who are called alike, one who has no name, one who joins, a feed and a recorder."""
    tracks = (
        Track(text, text, Source.MICROPHONE, codecs=(text,)),
        Track(f"{text}c", text, Source.CAMERA, Medium.VIDEO, False, 1280, 720, (text, text), 3),
        Track(f"{text}d", text, Source.UNKNOWN, Medium.DATA),
        Track(f"{text}s", text, Source.SCREEN, Medium.VIDEO, True, 10, 10),
    )
    first = Participant(text, text, text, role=Role.HOST, joined_at=NOW - 900, tracks=tracks)
    return (
        first,
        replace(first, sid=f"{text}2", identity=f"{text}2", role=Role.SPEAKER, tracks=tracks[:1], joined_at=NOW - 20),
        replace(first, sid=f"{text}3", identity=f"{text}3", name="", tracks=(), role=Role.SPEAKER),
        replace(first, sid=f"{text}4", identity=f"{text}4", name=text.upper(), presence=Presence.JOINING, tracks=()),
        replace(first, sid=f"{text}5", identity=f"{text}5", kind=Kind.INGRESS, role=Role.FEED),
        Participant(f"{text}6", f"{text}e1", text, Kind.EGRESS, role=Role.RECORDER, joined_at=NOW - 700),
    )


def recordings(text: str) -> tuple[Recording, ...]:
    """Return one that runs, one that failed, one that is saved, and one of something else."""
    file = File(text, text, 5_000_000, 60.0)
    runs = Recording(
        f"{text}e1", text, text, status=Status.ACTIVE, started_at=NOW - 700, updated_at=NOW, layout=text, files=(file,)
    )
    failed = replace(
        runs, egress_id=f"{text}e2", room_name=f"{text}r2", status=Status.FAILED, error=text, details=text, ended_at=NOW
    )
    kept = replace(runs, egress_id=f"{text}e3", room_name=f"{text}r3", status=Status.COMPLETE, ended_at=NOW - 1)
    return (runs, failed, kept, replace(runs, egress_id=f"{text}e4", error=text, details=text))


def receipts(text: str) -> tuple[Receipt, ...]:
    """Return presses that came out in every way, aimed at hostile names."""
    room = Room(text, text)
    who, owner = people(text)[0], people(text)[1]
    mute = SetMuted(TrackTarget.of(room, who, who.tracks[0]))
    remove = RemoveParticipant(ParticipantTarget.of(room, owner))
    gone = ParticipantTarget(RoomTarget(f"{text}x", text), text, text, text)
    other = StartRecording(RoomTarget(f"{text}r2", text), RecordingChoice(), text)
    orders: tuple[tuple[Action, Outcome], ...] = (
        (mute, Outcome.SEEN),
        (remove, Outcome.REFUSED),
        (RemoveParticipant(gone), Outcome.NOT_SENT),
        (EndRoom(RoomTarget(f"{text}r3", text)), Outcome.UNKNOWN),
        (other, Outcome.REFUSED),
        (replace(mute, muted=False), Outcome.SENT),
    )
    why = gone.mismatch(Snapshot())
    made = []
    for number, (action, outcome) in enumerate(orders, 1):
        sent = 0.0 if outcome is Outcome.NOT_SENT else NOW - 4
        seen = NOW - 3 if outcome is Outcome.SEEN else 0.0
        reason = "" if outcome is Outcome.SEEN else why
        told = Receipt(number, action, NOW - 5, 0, outcome, sent, seen, seen, text, reason, "Look at the room.")
        made.append(replace(told, deed=f"deed-{number}", batch=7 if number < 3 else 0))
    return tuple(reversed(made))


def scene(text: str, *, acted: bool, fails: bool) -> Scene:
    """Return the server, with presses or before them, answering or not."""
    crowd = Crowd.of(people(text))
    changes = {who.identity: Change(what, NOW - 9) for who, what in zip(crowd, Happened, strict=False)}
    age = 40.0 if fails else 1.0
    trouble = Trouble(Cause.REFUSED, "The server refused to list rooms.", "Look into its log.", text) if fails else None
    rooms = {
        name: LiveRoom(Room(text, name, NOW - 900), crowd, NOW - age, trouble, MappingProxyType(changes))
        for name in (text, f"{text}r2", f"{text}r3")
    }
    listing = Listing(NOW - age, trouble, NOW - age if fails else 0.0)
    known = Snapshot(MappingProxyType(rooms), Recordings.of(recordings(text)), listing, listing, 0.02)
    pressed = receipts(text) if acted else ()
    deeds = tuple(receipt.written(_WHO, str(receipt.batch)) for receipt in pressed)
    waiting = {receipt.action.key: receipt for receipt in pressed if receipt.outcome.is_open}
    return Scene(
        server(text),
        known,
        known,
        pressed,
        MappingProxyType(waiting),
        spared=frozenset({(text, f"{text}2")}),
        logbook=Logbook(deeds, trouble="The disk is full." if fails else ""),
        elsewhere=tuple(
            Finding(what, NOW - 2, text, text, (text, text), 2, (), deeds[0].id if deeds else "") for what in Found
        ),
        now=NOW,
    )
