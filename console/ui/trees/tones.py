"""How loudly a few words speak; the value is the name of the colour that draws them."""

from enum import StrEnum

from console.ui.theme.colours import Colours


class Tone(StrEnum):
    """A role of the theme that is for words."""

    STRONG = "text"
    PLAIN = "text_2"
    QUIET = "text_3"
    LIVE = "live_text"
    AMBER = "amber_text"
    OK = "ok_text"

    def ink(self, colours: Colours) -> str:
        """Return the colour of now."""
        ink: str = getattr(colours, self.value)
        return ink
