"""A server as it is remembered: everything but its secret."""

import hashlib
import secrets
from dataclasses import dataclass, field

from console.domain.address import Address
from console.domain.choices import RecordingChoice
from console.domain.route import STRAIGHT, Route
from console.domain.stripes import Stripe


@dataclass(frozen=True, slots=True)
class Spared:
    """Somebody who is left out when a whole room is muted."""

    room: str
    identity: str


@dataclass(frozen=True, slots=True)
class Server:
    """One server; `keyring` names the place that holds its secret, empty where none was asked to."""

    id: str
    name: str
    address: Address
    key: str
    stripe: Stripe = Stripe.NONE
    keyring: str = ""
    recording: RecordingChoice = field(default_factory=RecordingChoice)
    spared: tuple[Spared, ...] = ()
    route: Route = STRAIGHT


def new_id() -> str:
    """Make up the short name under which a new server's secret is kept."""
    return secrets.token_hex(4)


def id_of(address: Address, key: str) -> str:
    """Return the id of a server that a person wrote into the file without one: the same every time it is read."""
    return hashlib.sha256(f"{address}\n{key}".encode()).hexdigest()[:8]
