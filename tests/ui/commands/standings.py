"""An event with everything that commands look at, and standings in it."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from console.connection.abilities import Abilities
from console.domain.participants import Kind, Participant
from console.domain.recordings import Recording
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Listing, Snapshot
from console.domain.trouble import Cause, Trouble
from console.ui.commands.command import Offer
from console.ui.commands.table import BY_ID
from console.ui.scene import OpenServer, Scene
from console.ui.standing import PersonKey, RoomKey, Standing, TrackKey
from tests.made import NOW, camera, microphone, person, room, snapshot

SERVER = "spring"
STAGE = "Main Stage"
UNKNOWN = Abilities()


def people() -> tuple[Participant, ...]:
    """Two who are heard, one muted, one without a microphone, and a recorder that would be heard."""
    return (
        person("ada", microphone("TR_a"), camera("TR_ac"), name="Ada Lovelace"),
        person("grace", microphone("TR_g"), name="Grace Hopper"),
        person("mute", microphone("TR_m", muted=True), name="Muted Tom"),
        person("quiet", name="Quiet Quinn"),
        person("EG_1", microphone("TR_e"), kind=Kind.EGRESS),
    )


def scene(
    *rooms: LiveRoom,
    key: str = SERVER,
    recordings: Iterable[Recording] = (),
    abilities: Abilities = UNKNOWN,
    spared: Iterable[str] = (),
    lasting: bool = True,
    truth: Snapshot | None = None,
) -> Scene:
    """Make the scene of one server, asked a moment ago."""
    if truth is None:
        truth = snapshot(*(rooms or (room(STAGE, *people()),)), recordings=tuple(recordings))
    left_out = frozenset((STAGE, identity) for identity in spared)
    server = OpenServer(key, key.title(), f"{key}.example.org", lasting=lasting)
    return Scene(server, truth, truth, abilities=abilities, spared=left_out, now=NOW + 1)


def standing(*scenes: Scene, chosen: Iterable[str] = (), tracks: Iterable[tuple[str, str]] = ()) -> Standing:
    """Stand in the main stage of the first server, with people selected by identity and tracks by owner and sid."""
    held = scenes or (scene(),)
    front = held[0].server.key
    return Standing(
        MappingProxyType({s.server.key: s for s in held}),
        front,
        (RoomKey(front, STAGE),),
        tuple(PersonKey(front, STAGE, identity) for identity in chosen),
        tuple(TrackKey(front, STAGE, identity, sid) for identity, sid in tracks),
    )


def silent() -> Scene:
    """Make the scene of a server that has stopped to answer."""
    trouble = Trouble(Cause.UNREACHABLE, "Nothing answers at spring.example.org.")
    truth = replace(snapshot(room(STAGE, *people())), room_list=Listing(NOW - 60, trouble, NOW - 30))
    return scene(truth=truth)


def offered(name: str, at: Standing) -> Offer:
    """Ask one command by its id."""
    return BY_ID[name].offer(at)
