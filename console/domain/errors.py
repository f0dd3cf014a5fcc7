"""Every way in which a server can fail us, translated once at the edge.

ServerError
├── NotSent          nothing left this machine: safe to repeat
├── Unanswered       it may have happened: to be resolved by looking
└── Refused          the server answered, and said no
    └── Missing      what was asked for is not there
"""

from console.domain.trouble import Trouble


class ServerError(Exception):
    """A call that did not succeed, with its trouble in our own words."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble


class NotSent(ServerError):  # an outcome's own name, which the screen uses too
    """Nothing reached the server: the connection was never made."""


class Unanswered(ServerError):
    """Sent, but no answer that can be believed came back."""


class Refused(ServerError):
    """The server answered and said no."""


class Missing(Refused):
    """The room, participant or recording is not there."""
