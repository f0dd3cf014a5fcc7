"""The colours of the record button: one look per state and theme."""

from dataclasses import dataclass

from console.ui.recording.states import RecordState
from console.ui.theme.colours import Colours


@dataclass(frozen=True, slots=True)
class RecordLook:
    """Plate, edge, words, second line and glyph of one state; `lamp` is the cell under the glyph."""

    plate: str
    ink: str
    second: str
    glyph: str
    edge: str = ""
    edge_width: float = 2.0
    lamp: str = ""
    clock: str = ""


def looks(colours: Colours) -> dict[RecordState, RecordLook]:
    """All states in one theme: shape, word and colour change together."""
    amber, live = colours.amber_line, colours.on_live
    waiting = RecordLook(colours.amber_tint, colours.text, colours.amber_text, amber, amber)
    return {
        RecordState.IDLE: RecordLook(
            colours.control, colours.text, colours.text_3, colours.text_2, colours.outline, edge_width=1.2
        ),
        RecordState.DISABLED: RecordLook(
            "", colours.disabled, colours.amber_text, colours.disabled, colours.control_line, edge_width=1.2
        ),
        RecordState.STARTING: waiting,
        RecordState.LIVE: RecordLook(colours.live_fill, live, live, live, lamp=colours.live),
        RecordState.STOP_ASKED: RecordLook(
            colours.live_tint, colours.text, colours.live_text, colours.live, colours.live, edge_width=2.5
        ),
        RecordState.STOPPING: waiting,
        RecordState.SAVED: RecordLook(
            colours.ok_tint, colours.text, colours.ok_text, colours.ok, colours.ok, clock=colours.text_2
        ),
        RecordState.CANCELLED: RecordLook(
            colours.control, colours.text, colours.text_2, colours.text_2, colours.outline, edge_width=1.2
        ),
        RecordState.FAILED: RecordLook(colours.text, colours.surface, colours.surface, colours.surface),
        RecordState.UNKNOWN: RecordLook(colours.surface, colours.text, colours.amber_text, colours.amber_text, amber),
    }
