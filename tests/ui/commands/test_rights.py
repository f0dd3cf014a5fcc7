"""A right that the key lacks disables what needs it, with the reason, and nothing else."""

from types import MappingProxyType

import pytest

from console.connection.abilities import Abilities
from tests.ui.commands.standings import offered, scene, standing

WHY = "This key may not do that."
NEEDED = {
    "mute": "track",
    "mute-track": "track",
    "mute-all": "track",
    "remove": "participant",
    "end-room": "room",
    "record": "recording",
}


@pytest.mark.parametrize("denied", sorted(set(NEEDED.values())))
def test_only_what_needs_it_is_off(denied: str) -> None:
    lacking = scene(abilities=Abilities(denied=MappingProxyType({denied: WHY})))
    at = standing(lacking, chosen=["ada"], tracks=[("ada", "TR_a")])
    off = {name for name in NEEDED if offered(name, at).reason == WHY}
    assert off == {name for name, right in NEEDED.items() if right == denied}
