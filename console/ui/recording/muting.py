"""What *Mute all* does in the room in front: how many it reaches, who is left out, and in which other ways."""

from dataclasses import dataclass

from console.actions.tracks import SetMuted, open_microphones
from console.domain.participants import Role
from console.domain.rooms import LiveRoom
from console.domain.text import isolated, visible
from console.ui.figures import counted
from console.ui.intents import Perform
from console.ui.phrases import listed, without_braces
from console.ui.recording.cut_off import cut_off
from console.ui.recording.front import one_of
from console.ui.scene import Scene
from console.ui.standing import Standing


@dataclass(frozen=True, slots=True)
class MuteWay:
    """One way to mute: its words with the count, and what is sent."""

    text: str
    wanted: Perform


@dataclass(frozen=True, slots=True)
class Spared:
    """Somebody in the room whom *Mute all* leaves out."""

    identity: str
    name: str


@dataclass(frozen=True, slots=True)
class MuteAll:
    """The button's words, the line below it, why it is off or nothing, and who is spared."""

    text: str
    caption: str
    reason: str = ""
    spared: tuple[Spared, ...] = ()


def mute_all(standing: Standing) -> MuteAll:
    """Count whom one press would mute in the room in front, as it is shown: what is pending is not sent again."""
    scene, room = standing.scene, standing.room
    if scene is None or room is None:
        return _off("Mute all", "No room is selected.")
    live = scene.shown.rooms.get(room.room)
    if live is None:
        return _off("Mute all", f"{isolated(room.room)} has ended.")
    left_out = scene.spared_in(room.room)
    number = sum(bool(p.open_microphones) for p in live.crowd if not p.is_machine and p.identity not in left_out)
    spared = _spared(scene, live)
    text = f"Mute all ({number})" if live.is_known else "Mute all"
    reason = cut_off(scene) or scene.abilities.denied.get("track", "") or ("" if number else _nobody(live))
    return (
        _off(text, reason, spared) if reason else MuteAll(text, _caption(live, spared, one_of(standing)), spared=spared)
    )


def mute_ways(standing: Standing) -> tuple[MuteWay, ...]:
    """Return every way that reaches somebody now, the button's own first; none that would leave nobody out."""
    scene, room = standing.scene, standing.room
    live = scene.shown.rooms.get(room.room) if scene is not None and room is not None else None
    if scene is None or live is None or cut_off(scene) or "track" in scene.abilities.denied:
        return ()
    return _ways(scene, live, open_microphones(live, scene.spared_in(live.room.name)), _selected(standing))


def _off(text: str, reason: str, spared: tuple[Spared, ...] = ()) -> MuteAll:
    return MuteAll(text, reason, reason, spared=spared)


def _nobody(live: LiveRoom) -> str:
    if not live.is_known:
        return "The people of this room have not been seen yet."
    heard = any(p.open_microphones for p in live.crowd if not p.is_machine)
    return "Every open microphone here is spared." if heard else "No microphone is open here."


def _ways(scene: Scene, live: LiveRoom, actions: tuple[SetMuted, ...], selected: frozenset[str]) -> tuple[MuteWay, ...]:
    hosts = frozenset(p.identity for p in live.crowd if p.role is Role.HOST)
    but = "Everyone but the one selected" if len(selected) == 1 else f"Everyone but the {len(selected)} selected"
    ways: list[MuteWay] = []
    for words, left_out in (("Everyone", frozenset[str]()), ("Everyone but hosts", hosts), (but, selected)):
        some = tuple(a for a in actions if a.target.owner.identity not in left_out)
        if some and (len(some) < len(actions) or not ways):
            wanted = Perform(scene.server.key, some, _summary(live, some))
            ways.append(MuteWay(f"{words} ({_people(some)})", wanted))
    return tuple(ways)


def _summary(live: LiveRoom, actions: tuple[SetMuted, ...]) -> str:
    """Return the toast's sentence with everybody who is still heard, whatever spared them."""
    muted = {action.target.owner.identity for action in actions}
    heard = [p for p in live.crowd if p.open_microphones and not p.is_machine and p.identity not in muted]
    names = without_braces(listed([isolated(p.display_name) for p in heard]))
    several = f"Muted {{seen}} of {len(actions)} microphones."
    sent = several if len(actions) > 1 else f"Muted {without_braces(actions[0].target.owner.called)}."
    return f"{sent} Spared: {names}." if heard else sent


def _caption(live: LiveRoom, spared: tuple[Spared, ...], room: str) -> str:
    """Say who is left out, so that nobody has to count, and in which of several rooms."""
    machines = sum(bool(p.open_microphones) for p in live.crowd if p.is_machine)
    parts = [f"{len(spared)} spared"] if spared else []
    parts += [f"{counted(machines, 'machine')} left out"] if machines else []
    where = f"Only in {room}. " if room else ""
    return (
        f"{where}{', '.join(parts)}. People can unmute themselves."
        if parts
        else f"{where}People can unmute themselves."
    )


def _spared(scene: Scene, live: LiveRoom) -> tuple[Spared, ...]:
    left_out = scene.spared_in(live.room.name)
    return tuple(Spared(p.identity, visible(p.display_name)) for p in live.crowd if p.identity in left_out)


def _selected(standing: Standing) -> frozenset[str]:
    room = standing.room
    here = (key for key in standing.people if room is not None and (key.server, key.room) == (room.server, room.room))
    return frozenset(key.identity for key in here)


def _people(actions: tuple[SetMuted, ...]) -> int:
    return len({action.target.owner.identity for action in actions})
