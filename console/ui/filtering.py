"""What the two trees leave out: a text over names, identities and rooms, and three chips."""

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
