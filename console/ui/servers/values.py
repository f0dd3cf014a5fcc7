"""What the dialogs about servers ask for, and what they are answered: the composition carries it out."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.address import Address
from console.domain.route import STRAIGHT, Route
from console.domain.secret import Secret
from console.domain.stripes import Stripe


@dataclass(frozen=True, slots=True)
class Saved:
    """A server for the switcher and the welcome page; `open` says that it is open now.

    One that is open for this session only, such as the demo, is not `lasting`: there is nothing to edit.
    """

    id: str
    name: str
    host: str
    stripe: Stripe
    open: bool = False
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class ProbeAddress:
    """Ask whether LiveKit answers at this address."""

    address: Address
    route: Route = STRAIGHT


@dataclass(frozen=True, slots=True)
class AddressProbe:
    """The answer: `sentence` is empty where LiveKit answered within `milliseconds`."""

    address: Address
    milliseconds: int = 0
    sentence: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class TryKey:
    """Try key and secret; without a secret the one that is kept for the server `id`."""

    address: Address
    key: str
    secret: Secret | None
    route: Route = STRAIGHT
    id: str = ""


class Verdict(StrEnum):
    """How one part of the test went."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the test, in plain words."""

    verdict: Verdict
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeyTest:
    """The answer to TryKey, line by line; `asked` is that very object, for two secrets cannot be compared by value."""

    asked: TryKey
    lines: tuple[Checked, ...]

    @property
    def works(self) -> bool:
        """Say whether nothing stands in the way."""
        return all(line.verdict is not Verdict.BAD for line in self.lines)


@dataclass(frozen=True, slots=True)
class ProbeKeyring:
    """Ask where a secret can be kept; `again` after the keyring was waiting."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class KeepOptions:
    """The answer: the keyring's own name and that it was tried, or why there is none; `waiting` means not yet."""

    keyring: str = ""
    tried: bool = False
    reason: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Save:
    """Keep a server and open it; `id` is empty for a new one, `secret` None where the old one stays."""

    name: str
    address: Address
    key: str
    secret: Secret | None
    stripe: Stripe
    lasting: bool
    id: str = ""
    route: Route = STRAIGHT


@dataclass(frozen=True, slots=True)
class Saving:
    """How that went: an empty sentence closes the dialog; `held` says that a keyring did not let go of the secret."""

    sentence: str = ""
    waiting: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a server out of the list, with its secret, or `anyway` without it."""

    id: str
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class UseSecret:
    """Use a typed secret for a saved server, this session only or in the keyring."""

    id: str
    secret: Secret
    lasting: bool


@dataclass(frozen=True, slots=True)
class UseKept:
    """Open a saved server with the secret in the keyring, which has been waiting and answers now."""

    id: str


Answer = AddressProbe | KeyTest | KeepOptions | Saving
"""Whatever a dialog may be answered; each takes what it asked for and passes over the rest."""
