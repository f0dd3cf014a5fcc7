"""What the command line asked for, checked: a value that the rest of the program may trust."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a plain start needs neither before the window is painted
    from console.domain.address import Address
    from console.domain.secret import Secret


class Look(StrEnum):
    """The `--theme` words."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Given(NamedTuple):
    """A server for this session only: its secret came over standard input and stays in memory."""

    address: "Address"
    key: str
    secret: "Secret"


class Options(NamedTuple):
    """All of it; `after` is seconds that a picture or a description waits once the picture is complete.

    A tuple, because a dataclass takes longer to make, and this is made before the window is painted.
    """

    demo: bool = False
    seed: int | None = None
    server: str = ""
    given: Given | None = None
    screenshot: Path | None = None
    describe: bool = False
    after: float = 0.0
    config: Path | None = None
    look: Look | None = None
    restore: bool = True
    debug: bool = False
    size: tuple[int, int] | None = None

    @property
    def headless(self) -> bool:
        """Say whether no window is wanted, only what it would show."""
        return self.describe or self.screenshot is not None
