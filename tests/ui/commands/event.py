"""A made-up event for pictures: rooms, people and recordings as on a busy evening."""

from dataclasses import replace
from types import MappingProxyType

from console.domain.participants import Kind, Participant, Role
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Listing, Snapshot
from console.domain.stripes import Stripe
from console.ui.scene import OpenServer, Scene
from console.ui.standing import PersonKey, RoomKey, Standing
from tests.made import NOW, camera, microphone, person, recorder, recording, room, snapshot

SUMMIT = OpenServer("summit", "Spring Summit", "live.example.org", Stripe.PRODUCTION)
STAGE = "Main Stage"
NAMES = (
    ("Grace Okafor", Role.HOST),
    ("Ada Lovelace", Role.SPEAKER),
    ("Tomás Ferreira", Role.SPEAKER),
    ("Mei-Ling Chen", Role.SPEAKER),
    ("Luca Bianchi", Role.AUDIENCE),
    ("Sofia Andersson", Role.AUDIENCE),
    ("Kwame Mensah", Role.AUDIENCE),
    ("محمد علي", Role.AUDIENCE),
)


def crowd() -> tuple[Participant, ...]:
    """Everybody on the main stage, with its recorder."""
    people = [
        replace(person(_identity(name), microphone(f"TR_{n}"), camera(f"TR_c{n}"), name=name), role=role)
        for n, (name, role) in enumerate(NAMES)
    ]
    return (*people, recorder("EG_1"), replace(person("captions", kind=Kind.AGENT), name="Live captions"))


def rooms() -> tuple[LiveRoom, ...]:
    """The main stage and what goes on beside it."""
    others = ("Backstage", "Green Room", "Interpreters ES", "Interpreters FR", "Workshop A · Accessible media")
    workshop = replace(person("m.siddiqui", microphone("TR_w"), name="Muhammad Siddiqui"), role=Role.AUDIENCE)
    return (room(STAGE, *crowd()), *(room(name, workshop if name[0] == "W" else person(name)) for name in others))


def summit(snap: Snapshot | None = None) -> Scene:
    """The server's scene: the main stage is being recorded."""
    truth = snap or replace(
        snapshot(*rooms(), recordings=(recording("EG_1", STAGE),)), room_list=Listing(NOW), round_trip=0.023
    )
    return Scene(SUMMIT, truth, truth, now=NOW + 1)


def standing(*chosen: str) -> Standing:
    """On the main stage, with people selected by name."""
    keys = tuple(PersonKey(SUMMIT.key, STAGE, _identity(name)) for name in chosen)
    return Standing(MappingProxyType({SUMMIT.key: summit()}), SUMMIT.key, (RoomKey(SUMMIT.key, STAGE),), keys)


def _identity(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@speakers-7f3a"
