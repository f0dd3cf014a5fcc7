"""What a server has shown that it allows; LiveKit has no call that would tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from console.actions.action import Action
from console.actions.tracks import SetMuted
from console.domain.errors import Refused
from console.domain.trouble import Cause


@dataclass(frozen=True, slots=True)
class Abilities:
    """Learned from answers: None is not yet known; `denied` says by the kind of action why the key may not do it."""

    remote_unmute: bool | None = None
    denied: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def learned(known: Abilities, action: Action, error: Refused | None) -> Abilities:
    """Remember what the key may not do, and the answer to an unmute: that is the server's setting (roommanager.go)."""
    known = _rights(known, action.key[0], error)
    if not isinstance(action, SetMuted) or action.muted:
        return known
    if error is None:
        return replace(known, remote_unmute=True)
    return replace(known, remote_unmute=False) if error.trouble.cause is Cause.REFUSED else known


def _rights(known: Abilities, kind: str, error: Refused | None) -> Abilities:
    """Remember a right that is missing, until an action of that kind is taken after all."""
    lacks = error is not None and error.trouble.cause is Cause.NOT_ALLOWED
    if lacks is (kind in known.denied):
        return known
    others = {which: why for which, why in known.denied.items() if which != kind}
    return replace(known, denied=MappingProxyType(others | ({kind: error.trouble.sentence} if error and lacks else {})))


def refusal(action: Action, error: Refused) -> str:
    """Say why an action was refused, and where the server never allows it, what is left to do."""
    if isinstance(action, SetMuted) and not action.muted and error.trouble.cause is Cause.REFUSED:
        return "This server does not let anybody unmute others. Ask them to unmute themselves."
    return error.trouble.sentence
