"""How a recording ended, in our own words instead of the recorder's."""

from console.domain.light import is_empty
from console.domain.recordings import Recording, Status, What

# What the recorder writes into `error` and `details` (egress pkg/errors, protocol livekit/livekit_egress.go), the
# first that is found wins.
_FAILURES = (
    ("source closed", "Everybody left before there was a picture"),
    ("start signal not received", "It ended before there was a picture"),
    ("stop called before pipeline", "It ended before there was a picture"),
    ("upload failed", "The file could not be stored"),
    ("signal: killed", "The recorder was killed"),
    ("server is shutting down", "The recorder was shut down"),
    ("not found", "What was to be recorded is not there"),
    ("cpu exhausted", "The recorder ran out of processor time"),
    ("session limit reached", "The recorder's time limit was reached"),
)
_ENDINGS = (
    ("cpu exhausted", "the recorder ran out of processor time"),
    ("session limit reached", "the recorder's time limit was reached"),
    ("source closed", "the room had ended or everybody had left"),
    ("process killed", "the recorder was shut down"),
)
_RECORDS = {
    What.WEB: "A web page",
    What.PARTICIPANT: "One participant",
    What.TRACKS: "Two tracks of one participant",
    What.TRACK: "One track",
}


def failure(recording: Recording) -> str:
    """Say without a full stop why there is no file, or not the one that was wanted."""
    said = f"{recording.error} {recording.details}".casefold()
    found = next((ours for theirs, ours in _FAILURES if theirs in said), "")
    if found:
        return found
    return "It ended with an empty file" if is_empty(recording) and not recording.error else "The recorder gave up"


def own_ending(recording: Recording) -> str:
    """Say why a saved recording ended, where nobody stopped it."""
    if recording.status is Status.LIMIT_REACHED:
        return "the recorder's time limit was reached"
    said = recording.details.casefold()
    return next((ours for theirs, ours in _ENDINGS if theirs in said), "")


def layout(recording: Recording) -> str:
    """Say what is in the picture; the server keeps the page's own word, such as `speaker-light`."""
    if recording.what is not What.ROOM:
        return _RECORDS[recording.what]
    if not recording.layout:
        return "Grid"
    shape, _, shade = recording.layout.rpartition("-")
    if shade not in ("light", "dark"):
        shape, shade = recording.layout, ""
    size = f" · {recording.preset}" if recording.preset is not None else ""
    return f"{shape.capitalize().replace('-', ' ')}{size}{', light' if shade == 'light' else ''}"
