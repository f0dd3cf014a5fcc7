"""What the two trees leave out, and what the list of activity does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """Everything must hold that is set; the text is compared without case."""

    text: str = ""
    open_microphones: bool = False
    recording: bool = False
    problems: bool = False

    @property
    def is_on(self) -> bool:
        """Say whether anything is left out at all."""
        return bool(self.text.strip()) or self.open_microphones or self.recording or self.problems


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which deeds are listed: in one room, about one identity, with these words; an empty text leaves nothing out.

    `server` is where room and identity are, and `name` what the identity is called.
    """

    server: str = ""
    room: str = ""
    identity: str = ""
    name: str = ""
    text: str = ""

    @property
    def is_on(self) -> bool:
        """Say whether anything is left out at all."""
        return bool(self.room or self.identity or self.text.strip())
