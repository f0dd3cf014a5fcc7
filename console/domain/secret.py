"""A text that does not leak by accident."""

from functools import reduce
from operator import or_, xor
from typing import NoReturn, final


@final
class Secret:
    """An API secret: it prints as dots, is not copied, pickled or formatted, and leaves by `reveal` alone.

    `==` with a secret or a text raises TypeError, because it answers early and hides a forgotten `reveal`: use `same`.
    """

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def reveal(self) -> str:
        """Return the text itself: the one door, easy to find with a search."""
        return self.__text

    def same(self, other: "Secret") -> bool:
        """Compare without telling by the time taken how much of it is right."""
        # hmac.compare_digest would do the same, and with it OpenSSL would be loaded before the window is painted.
        ours, theirs = self.__text.encode(), other.reveal().encode()
        return len(ours) == len(theirs) and not reduce(or_, map(xor, ours, theirs), 0)

    def __bool__(self) -> bool:
        return bool(self.__text)

    def __repr__(self) -> str:
        return "Secret(•••)"

    __str__ = __repr__

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError("a secret is not put into a text; reveal() it where it is needed")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is neither copied nor pickled")

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if isinstance(other, Secret | str):
            raise TypeError("secrets are compared with same()")
        return NotImplemented

    __hash__ = object.__hash__
