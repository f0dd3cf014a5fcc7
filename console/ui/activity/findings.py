"""What was changed elsewhere, in words that claim no more than the server's answers prove."""

from console.domain.deeds import Deed
from console.domain.elsewhere import Finding, Found
from console.domain.text import isolated
from console.ui.figures import counted, time_of_day
from console.ui.phrases import listed

_ICONS = {
    Found.ROOM_ENDED: "door-closed",
    Found.ALL_ENDED: "door-closed",
    Found.RESTARTED: "refresh-cw",
    Found.RECORDING_STARTED: "circle-dot",
    Found.RECORDING_STOPPED: "square",
    Found.RIGHTS_CHANGED: "key-round",
    Found.OPEN_AGAIN: "mic",
    Found.BACK_AGAIN: "user-plus",
    Found.ROOM_AGAIN: "door-open",
}
_ANOTHER = "Another moderator did that, or an app that has a key of this server."


def told(finding: Finding) -> tuple[str, str]:
    """Return the icon and the sentence of a finding, without a full stop."""
    return _ICONS[finding.what], _title(finding)


def _title(finding: Finding) -> str:
    room = isolated(finding.room)
    who = isolated(finding.names[0]) if finding.names else ""
    people = counted(finding.count, "person", "people")
    kind = finding.details[0] if finding.details else ""
    recorded = f"{kind} of {room}" if room else f"{kind} of a web page"
    rights = f"{who} {' and '.join(finding.details)}" if finding.details else f"{who}’s rights were changed"
    return {
        Found.ROOM_ENDED: f"{room} was ended with {people} in it",
        Found.ALL_ENDED: f"{counted(finding.count, 'room')} ended at once",
        Found.RESTARTED: "The server was restarted",
        Found.RECORDING_STARTED: f"A {recorded} was started",
        Found.RECORDING_STOPPED: f"The {recorded} was stopped",
        Found.RIGHTS_CHANGED: rights if finding.count == 1 else f"Rights of {people} in {room} were changed",
        Found.OPEN_AGAIN: f"{who}’s microphone is open again",
        Found.BACK_AGAIN: f"{who} is back",
        Found.ROOM_AGAIN: f"{room} is open again",
    }[finding.what]


_EXPLAINED = {
    Found.ROOM_ENDED: _ANOTHER,
    Found.ALL_ENDED: "The server may have been restarted.",
    Found.RESTARTED: "Rooms and people that come back are new sessions.",
    Found.RECORDING_STARTED: "Another moderator did that, or the server by itself.",
    Found.RECORDING_STOPPED: _ANOTHER,
    Found.RIGHTS_CHANGED: _ANOTHER,
}
_TAKEN_BACK = {
    Found.OPEN_AGAIN: ("It was muted from here", "They may have opened it themselves: the server does not tell."),
    Found.BACK_AGAIN: ("They were removed from here", "The token that they have lets them in again."),
    Found.ROOM_AGAIN: ("It was ended from here", "Whoever joins opens it anew."),
}


def explained(finding: Finding, taken_back: Deed | None) -> str:
    """Return how it is known and what is not, in whole sentences; `taken_back` is our deed that holds no longer."""
    if finding.what in _TAKEN_BACK:
        ours, so = _TAKEN_BACK[finding.what]
        at = f" at {time_of_day(taken_back.pressed_at)}" if taken_back is not None else ""
        return f"{ours}{at}. {so}"
    if finding.what is Found.ROOM_ENDED and finding.details:
        return "It may have been ended, or the server may have been restarted."
    if finding.what is Found.RIGHTS_CHANGED and finding.count > 1:
        more = finding.count - len(finding.names)
        names = [isolated(name) for name in finding.names] + ([f"{more} more"] if more else [])
        return f"{listed(names, len(names))}. {_ANOTHER}"
    return _EXPLAINED[finding.what]
