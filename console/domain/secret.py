"""A text that does not leak by accident."""

from collections.abc import Callable
from functools import reduce
from operator import or_, xor
from threading import RLock
from typing import NoReturn, final
from weakref import WeakSet

_lock = RLock()


@final
class Secret:
    """An API secret: it prints as dots, is not copied, pickled or formatted, and leaves by `reveal` alone.

    `==` with a secret or a text raises TypeError, because it answers early and hides a forgotten `reveal`: use `same`.
    """

    # A function holds the text: whoever walks over attributes and slots, as dumpers and inspectors do, finds no text.
    __slots__ = ("__text", "__weakref__")
    __text: Callable[[], str]

    def __init__(self, text: str) -> None:
        self.__text = lambda: text
        with _lock:
            _living.add(self)

    def reveal(self) -> str:
        """Return the text itself: the one door, easy to find with a search."""
        return self.__text()

    def same(self, other: "Secret") -> bool:
        """Compare without telling by the time taken how much of it is right."""
        # hmac.compare_digest would do the same, and with it OpenSSL would be loaded before the window is painted.
        ours, theirs = self.__text().encode(), other.reveal().encode()
        return len(ours) == len(theirs) and not reduce(or_, map(xor, ours, theirs), 0)

    def __bool__(self) -> bool:
        return bool(self.__text())

    def __repr__(self) -> str:
        return "Secret(•••)"

    __str__ = __repr__

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError("a secret is not put into a text; reveal() it where it is needed")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is neither copied nor pickled")

    __getstate__ = __copy__ = lambda self: self.__reduce_ex__(2)

    def __deepcopy__(self, memo: object) -> NoReturn:
        self.__reduce_ex__(2)

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if isinstance(other, Secret | str | bytes):
            raise TypeError("secrets are compared with same()")
        return NotImplemented

    __hash__ = object.__hash__


_living: "WeakSet[Secret]" = WeakSet()


def living() -> tuple[Secret, ...]:
    """Return every secret that anything still holds, for whoever has to keep them out of a text.

    Each enters by itself when it is made: the one that somebody forgets to hand in is the one that leaks.
    """
    with _lock:
        return tuple(_living)
