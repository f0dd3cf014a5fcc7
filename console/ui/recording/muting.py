"""What *Mute all* does in the room in front: how many it reaches, who is left out, and in which other ways."""

from dataclasses import dataclass

from console.actions.tracks import SetMuted, open_microphones
from console.domain.participants import Role
from console.domain.text import visible
from console.ui.commands.chosen import ChosenRoom, chosen_room
from console.ui.commands.phrases import listed, without_braces
from console.ui.commands.table import BY_ID
from console.ui.figures import counted
from console.ui.intents import Perform
from console.ui.recording.cut_off import cut_off
from console.ui.standing import Standing

_COMMAND = BY_ID["mute-all"]


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
    """The button's words, the line below it, why it is off or nothing, and its ways: the first is the button's own."""

    text: str
    caption: str
    reason: str = ""
    ways: tuple[MuteWay, ...] = ()
    spared: tuple[Spared, ...] = ()


def mute_all(standing: Standing) -> MuteAll:
    """Count whom one press would mute; the command of the same name decides whether it is on."""
    offer = _COMMAND.offer(standing)
    room = chosen_room(standing)
    if room is None:
        return MuteAll(offer.text, offer.reason, offer.reason)
    actions = open_microphones(room.live, room.scene.spared_in(room.live.room.name))
    text = f"Mute all ({_people(actions)})" if room.live.is_known else offer.text
    spared = _spared(room)
    if not isinstance(offer.intent, Perform):
        reason = cut_off(room.scene) or offer.reason
        return MuteAll(text, reason, reason, spared=spared)
    return MuteAll(
        text, _caption(room, spared), ways=tuple(_ways(room, offer.intent, _selected(standing))), spared=spared
    )


def _ways(room: ChosenRoom, everyone: Perform, selected: frozenset[str]) -> list[MuteWay]:
    """Return every way that reaches somebody, and somebody less than the way before it."""
    actions = tuple(action for action in everyone.actions if isinstance(action, SetMuted))
    hosts = frozenset(p.identity for p in room.live.crowd if p.role is Role.HOST)
    ways = [MuteWay(f"Everyone ({_people(actions)})", everyone)]
    but = "Everyone but the one selected" if len(selected) == 1 else f"Everyone but the {len(selected)} selected"
    for words, left_out in (("Everyone but hosts", hosts), (but, selected)):
        some = tuple(a for a in actions if a.target.owner.identity not in left_out)
        if some and len(some) < len(actions):
            wanted = Perform(room.server, some, _summary(room, some))
            ways.append(MuteWay(f"{words} ({_people(some)})", wanted))
    return ways


def _summary(room: ChosenRoom, actions: tuple[SetMuted, ...]) -> str:
    """Return the toast's sentence with everybody who is still heard, whatever spared them."""
    muted = {action.target.owner.identity for action in actions}
    heard = [p for p in room.live.crowd if p.open_microphones and not p.is_machine and p.identity not in muted]
    names = listed([visible(p.display_name) for p in heard])
    sent = f"Muted {{seen}} of {len(actions)} microphones." if len(actions) > 1 else "Muted {seen} microphone."
    return f"{sent} Spared: {without_braces(names)}." if heard else sent


def _caption(room: ChosenRoom, spared: tuple[Spared, ...]) -> str:
    """Say who is left out, so that nobody has to count."""
    machines = sum(bool(p.open_microphones) for p in room.live.crowd if p.is_machine)
    parts = [f"{len(spared)} spared"] if spared else []
    parts += [f"{counted(machines, 'machine')} left out"] if machines else []
    return f"{', '.join(parts)}. People can unmute themselves." if parts else "People can unmute themselves."


def _spared(room: ChosenRoom) -> tuple[Spared, ...]:
    left_out = room.scene.spared_in(room.live.room.name)
    return tuple(Spared(p.identity, visible(p.display_name)) for p in room.live.crowd if p.identity in left_out)


def _selected(standing: Standing) -> frozenset[str]:
    room = standing.room
    here = (key for key in standing.people if room is not None and (key.server, key.room) == (room.server, room.room))
    return frozenset(key.identity for key in here)


def _people(actions: tuple[SetMuted, ...]) -> int:
    return len({action.target.owner.identity for action in actions})
