"""Names and numbers as they stand in a sentence."""

from collections.abc import Sequence

MOST_NAMES = 3
UNMUTE_REFUSED = "This server does not let anybody unmute others. Ask them to unmute themselves."


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Return names as one phrase; of more than `most` the last ones become a number."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def without_braces(text: str) -> str:
    """Return a name that can stand beside a placeholder in a sentence without being taken for one."""
    return text.replace("{", "(").replace("}", ")")


def window_title(text: str) -> str:
    """Return a text for a window's title, where [*] stands for unsaved changes (QWidget::windowTitle)."""
    return text.replace("[*]", "[*][*]")
