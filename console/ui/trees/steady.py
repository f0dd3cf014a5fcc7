"""In what order rows stand while somebody points at them: nothing moves under a hand."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Order(Generic[Key]):
    """What to show from top to bottom; `gone` are the ones among them that are no longer there."""

    keys: tuple[Key, ...]
    gone: frozenset[Key] = frozenset()


def steady(
    shown: Sequence[Key],
    wanted: Sequence[Key],
    *,
    held: bool,
    may_grow: bool = True,
    kept: Collection[Key] = frozenset(),
) -> Order[Key]:
    """Return the wanted order, or the shown one while it is held.

    While it is held, what has left stays in its place, and what is new comes last, or waits where nothing may grow
    because other rows stand below. `kept` are those that stay in their place even after they have left.
    """
    there = set(wanted)
    if not held:
        ghosts = frozenset(key for key in shown if key not in there and key in kept) if kept else frozenset()
        return Order(_with_ghosts(shown, wanted, ghosts) if ghosts else tuple(wanted), ghosts)
    known = set(shown)
    new = tuple(key for key in wanted if key not in known) if may_grow else ()
    return Order((*shown, *new), frozenset(known - there))


def _with_ghosts(shown: Sequence[Key], wanted: Sequence[Key], ghosts: Collection[Key]) -> tuple[Key, ...]:
    """Put each ghost behind the row that it stood behind."""
    before: dict[Key | None, list[Key]] = {}
    there, last = set(wanted), None
    for key in shown:
        if key in ghosts:
            before.setdefault(last, []).append(key)
        elif key in there:
            last = key
    placed = list(before.get(None, ()))
    for key in wanted:
        placed.append(key)
        placed.extend(before.get(key, ()))
    return tuple(placed)
