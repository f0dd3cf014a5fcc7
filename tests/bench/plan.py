"""How much is measured: the same figures with many rounds, with few, or at a size that only proves that it works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes, and the rounds of each figure; seconds are those of one round."""

    rooms: int = 1000
    people: int = 50
    more_rooms: int = 5000
    more_people: int = 20
    selected: int = 10
    rate: float = 50.0
    starts: int = 15
    refreshes: int = 15
    tick_rounds: int = 5
    tick_seconds: float = 4.0
    mute_rounds: int = 5
    mutes: int = 200
    join_rounds: int = 6
    joins: int = 20
    steady_rounds: int = 5
    steady_seconds: float = 10.0


FULL = Plan()
QUICK = Plan(
    starts=3,
    refreshes=5,
    tick_rounds=3,
    tick_seconds=0.8,
    mute_rounds=2,
    mutes=80,
    join_rounds=3,
    joins=4,
    steady_rounds=2,
    steady_seconds=2.0,
)
TINY = Plan(
    rooms=20,
    people=5,
    more_rooms=40,
    more_people=5,
    selected=2,
    starts=1,
    refreshes=1,
    tick_rounds=1,
    tick_seconds=0.1,
    mute_rounds=1,
    mutes=3,
    join_rounds=1,
    joins=2,
    steady_rounds=1,
    steady_seconds=1.2,
)
