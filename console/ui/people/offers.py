"""What can be done to one row: the buttons that it grows under the pointer, each with the intent it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from console.ui.commands.command import Offer
from console.ui.commands.microphones import MUTED_ALREADY
from console.ui.commands.table import BY_ID
from console.ui.intents import Intent
from console.ui.scene import Scene
from console.ui.standing import PersonKey, Standing
from console.ui.widgets.row_buttons import RowButton

MORE = "more"


@dataclass(frozen=True, slots=True)
class RowOffer:
    """A button as it is drawn and what a press on it wants, with the sids of this moment; the reason is why not."""

    button: RowButton
    intent: Intent | None = None
    reason: str = ""


def row_offers(scenes: Mapping[str, Scene], key: PersonKey) -> tuple[RowOffer, ...]:
    """Decide mute, remove and more for one person, by the same table as menus and keys."""
    standing = standing_on(scenes, (key,))
    remove = BY_ID["remove"].offer(standing)
    return (_mute(standing), _offer("remove", "user-x", remove), RowOffer(RowButton(MORE, "ellipsis", "More")))


def standing_on(scenes: Mapping[str, Scene], people: tuple[PersonKey, ...]) -> Standing:
    """Stand on these people as if they alone were selected."""
    return Standing(MappingProxyType(dict(scenes)), people[0].server, people=people)


def _mute(standing: Standing) -> RowOffer:
    """Offer to mute, or to unmute who is muted, as long as the server was not seen to refuse that."""
    mute = BY_ID["mute"].offer(standing)
    if mute.enabled or mute.reason != MUTED_ALREADY:
        return _offer("mute", "mic-off", mute, first=True)
    unmute = BY_ID["unmute"].offer(standing)
    if unmute.enabled:
        return _offer("unmute", "mic", unmute, first=True)
    return _offer("mute", "mic-off", mute, first=True, reason=unmute.reason)


def _offer(verb: str, icon: str, offer: Offer, *, first: bool = False, reason: str = "") -> RowOffer:
    why = reason or offer.reason
    button = RowButton(verb, icon, offer.sentence, offer.text, first=first, enabled=offer.enabled)
    return RowOffer(button, offer.intent, why)
