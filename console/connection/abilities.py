"""What a server has shown that it allows; LiveKit has no call that would tell."""

from dataclasses import dataclass, replace

from console.actions.action import Action
from console.actions.tracks import SetMuted
from console.domain.errors import Refused
from console.domain.trouble import Cause


@dataclass(frozen=True, slots=True)
class Abilities:
    """Learned from answers: None is not yet known."""

    remote_unmute: bool | None = None


def learned(known: Abilities, action: Action, error: Refused | None) -> Abilities:
    """Remember the answer to an unmute: the setting is the server's, not the room's (roommanager.go)."""
    if not isinstance(action, SetMuted) or action.muted:
        return known
    if error is None:
        return replace(known, remote_unmute=True)
    return replace(known, remote_unmute=False) if error.trouble.cause is Cause.REFUSED else known


def refusal(action: Action, error: Refused) -> str:
    """Say why an action was refused, and where the server never allows it, what is left to do."""
    if isinstance(action, SetMuted) and not action.muted and error.trouble.cause is Cause.REFUSED:
        return "This server does not let anybody unmute others. Ask them to unmute themselves."
    return error.trouble.sentence
