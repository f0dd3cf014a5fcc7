"""Where the next recording would go, and how large it would get: before anything is started."""

from dataclasses import dataclass

from console.actions.recordings import TemplateRefused, file_path
from console.domain.choices import Preset
from console.ui import figures

UNIQUE = "······"
"""Stands for the six characters that are made up when the recording starts."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The path as it would be, or why there can be none."""

    path: str = ""
    refusal: str = ""


def preview(template: str, room: str, now: float) -> Preview:
    """Expand a template for a room as the start itself would."""
    try:
        return Preview(file_path(template, room or "room", now, UNIQUE))
    except TemplateRefused as refused:
        return Preview(refusal=str(refused))


def per_hour(preset: Preset) -> str:
    """Return about how much an hour of recording takes."""
    return f"about {figures.size(preset.kilobits * 125 * 3600)} an hour"
