"""How a room is to be recorded: layout, size and file name."""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """Layouts of the stock recorder page (egress template-default/src/Room.tsx); any other word becomes a grid."""

    GRID = "grid"
    SPEAKER = "speaker"
    SINGLE_SPEAKER = "single-speaker"


class Shade(StrEnum):
    """The ground of the picture; the page takes everything but `-light` for dark."""

    DARK = "dark"
    LIGHT = "light"


class Preset(StrEnum):
    """Sizes and rates (livekit_egress.proto, EncodingOptionsPreset), by the names the screen uses."""

    HD_30 = "720p 30"
    HD_60 = "720p 60"
    FULL_HD_30 = "1080p 30"
    FULL_HD_60 = "1080p 60"
    PORTRAIT_HD_30 = "Portrait 720p 30"
    PORTRAIT_HD_60 = "Portrait 720p 60"
    PORTRAIT_FULL_HD_30 = "Portrait 1080p 30"
    PORTRAIT_FULL_HD_60 = "Portrait 1080p 60"

    @property
    def kilobits(self) -> int:
        """Return video and sound together in kilobits a second (egress pkg/config/encoding.go)."""
        return _VIDEO_KILOBITS[self] + _SOUND_KILOBITS


_SOUND_KILOBITS = 128
_VIDEO_KILOBITS = {
    Preset.HD_30: 3000,
    Preset.HD_60: 4500,
    Preset.FULL_HD_30: 4500,
    Preset.FULL_HD_60: 6000,
    Preset.PORTRAIT_HD_30: 3000,
    Preset.PORTRAIT_HD_60: 4500,
    Preset.PORTRAIT_FULL_HD_30: 4500,
    Preset.PORTRAIT_FULL_HD_60: 6000,
}


@dataclass(frozen=True, slots=True)
class RecordingChoice:
    """What the one button does: chosen once, shown on the button."""

    layout: Layout = Layout.SPEAKER
    shade: Shade = Shade.DARK
    preset: Preset = Preset.FULL_HD_30
    template: str = "{room}/{room}-{time}"

    @property
    def page(self) -> str:
        """Return the layout in the recorder's own word."""
        return f"{self.layout}-{self.shade}"

    def __str__(self) -> str:
        return f"{self.layout.capitalize().replace('-', ' ')} · {self.preset}"
