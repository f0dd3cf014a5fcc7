"""What a server has shown that it allows; LiveKit has no call that would tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """Learned from answers: None is not yet known."""

    remote_unmute: bool | None = None
