"""A deed as a row: its sentence, how far it has come, who did it, and the lawful way where it was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from console.actions.writing import action_of
from console.domain.deeds import Deed, Outcome
from console.domain.text import isolated, visible
from console.ui import figures
from console.ui.activity.entries import Entry
from console.ui.activity.findings import explained, told
from console.ui.activity.verbs import batch_title, icon
from console.ui.activity.way_back import NOWHERE, Way
from console.ui.marks import Mark, Step, spoken

MOST_REASONS = 3
ELSEWHERE = "Changed elsewhere"
Found = Callable[[str], Deed | None]
"""Looks up a deed by its id."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One press, a single deed or a batch, or one change made elsewhere; `reason` is in whole sentences.

    `who` did it is empty for what was done elsewhere, and `server` while a single one is open. `note` says what was
    undone by it, or that it was undone itself.
    """

    entry: Entry
    icon: str
    title: str
    time: str
    steps: tuple[Step, ...]
    took: str = ""
    reason: str = ""
    who: str = ""
    room: str = ""
    server: str = ""
    note: str = ""
    way: Way = NOWHERE

    @property
    def key(self) -> str:
        """Tell this row from all others."""
        return self.entry.key

    @property
    def where(self) -> str:
        """Return who did it and where, as it stands below the steps."""
        return " · ".join(filter(None, (self.who, self.note, self.room, self.server)))

    @property
    def spoken(self) -> str:
        """Return the row as one line for a screen reader."""
        came = spoken(self.steps) + (f" after {self.took}" if self.took else "")
        what = f"{ELSEWHERE}: {self.title}" if self.entry.finding is not None else self.title
        place = ", ".join(filter(None, (f"by {self.who}" if self.who else "", self.room, self.server, self.note)))
        came = "" if self.entry.finding is not None else came
        undo = "Can be undone" if self.way.wanted is not None else ""
        return ". ".join(filter(None, (f"{what}, {self.time}", came, place, self.reason.removesuffix("."), undo)))

    @property
    def line(self) -> str:
        """Return the row as one line of a table, with tabs."""
        came = spoken(self.steps) + (f" after {self.took}" if self.took else "")
        return "\t".join((self.time, self.server, self.who, self.room, self.title, came, self.reason))


def activity_row(entry: Entry, now: float, find: Found, *, server: str = "", way: Way = NOWHERE) -> ActivityRow:
    """Word one entry; `server` is the name of its server where several are open."""
    named = visible(server)
    if entry.finding is not None:
        finding = entry.finding
        sign, title_ = told(finding)
        return ActivityRow(
            entry,
            sign,
            title_,
            when(finding.at, now),
            (Step(ELSEWHERE.lower(), Mark.ELSEWHERE),),
            reason=explained(finding, find(finding.takes_back)),
            room=visible(finding.room),
            server=named,
        )
    deeds = entry.deeds
    first, single = deeds[0], len(deeds) == 1
    rooms = {deed.room for deed in deeds}
    seen = all(deed.outcome is Outcome.SEEN for deed in deeds)
    return ActivityRow(
        entry,
        icon(deeds),
        title(first) if single else batch_title(deeds),
        when(first.pressed_at, now),
        steps(first) if single else batch_steps(deeds),
        figures.took(max(deed.settled_at - deed.pressed_at for deed in deeds)) if seen else "",
        reason(first) if single else batch_reason(deeds),
        visible(first.by.who),
        visible(first.room) if len(rooms) == 1 else figures.counted(len(rooms), "room"),
        named,
        _note(deeds, now, find, way),
        way,
    )


def when(at: float, now: float) -> str:
    """Return the time of day, and the day where it is another one."""
    if at <= 0:
        return ""
    moment = datetime.fromtimestamp(at)
    if moment.date() == datetime.fromtimestamp(max(now, 0.0)).date():
        return figures.time_of_day(at)
    year = f" {moment.year}" if moment.year != datetime.fromtimestamp(max(now, 0.0)).year else ""
    return f"{moment.day} {moment:%b}{year}, {moment:%H:%M}"


def _note(deeds: tuple[Deed, ...], now: float, find: Found, way: Way) -> str:
    undone = next((found for deed in deeds if deed.undoes and (found := find(deed.undoes)) is not None), None)
    if undone is not None:
        return f"undoes {when(undone.pressed_at, now)}"
    return "earlier session" if any(d.earlier and d.outcome.is_open for d in deeds) else way.note


def title(deed: Deed) -> str:
    """Return the sentence of one deed; of what is unknown nothing is claimed."""
    action = action_of(deed)
    if action is None:
        # Written by a version that knows more: its verb is all that can be said of it.
        said = f"{deed.verb} {isolated(deed.name or deed.room)}".strip()
        return f"{said[:1].upper()}{said[1:]} ({deed.outcome})"
    words = action.words
    if deed.outcome.is_open:
        return words.doing
    if deed.outcome is Outcome.UNKNOWN:
        return f"{words.doing}, outcome unknown"
    return words.done if deed.outcome is Outcome.SEEN else words.failed


def reason(deed: Deed) -> str:
    """Return why it came out as it did, with what can be done instead."""
    said = deed.reason[:1].upper() + deed.reason[1:]
    if said and not said.endswith((".", "…")):
        said += "."
    return f"{said} {deed.step}".strip()


_ENDS = {
    Outcome.SEEN: Step("seen", Mark.SEEN),
    Outcome.ACCEPTED: Step("not seen", Mark.UNKNOWN),
    Outcome.REFUSED: Step("refused", Mark.REFUSED),
    Outcome.NOT_SENT: Step("not sent", Mark.REFUSED),
    Outcome.UNKNOWN: Step("unknown", Mark.UNKNOWN),
}


def steps(deed: Deed) -> tuple[Step, ...]:
    """Return how far one deed has come: what is not known is not ticked."""
    sent = Step("sent", Mark.DONE if deed.sent_at else Mark.UNDER_WAY)
    answered = Step("accepted", Mark.DONE) if deed.accepted_at else Step("no answer", Mark.UNKNOWN)
    match deed.outcome:
        case Outcome.SEEN | Outcome.ACCEPTED:
            return (sent, answered, _ENDS[deed.outcome])
        case Outcome.SENT if deed.accepted_at or deed.reason:
            return (sent, answered, Step("seen", Mark.UNDER_WAY))
        case Outcome.WAITING | Outcome.SENT:
            accepted = Mark.UNDER_WAY if deed.sent_at else Mark.NOT_YET
            return (sent, Step("accepted", accepted), Step("seen", Mark.NOT_YET))
    return (sent, _ENDS[deed.outcome]) if deed.sent_at else (_ENDS[deed.outcome],)


_TALLY = (
    (Outcome.SEEN, "seen", Mark.SEEN),
    (Outcome.REFUSED, "refused", Mark.REFUSED),
    (Outcome.NOT_SENT, "not sent", Mark.REFUSED),
    (Outcome.ACCEPTED, "not seen", Mark.UNKNOWN),
    (Outcome.UNKNOWN, "unknown", Mark.UNKNOWN),
)


def batch_steps(deeds: tuple[Deed, ...]) -> tuple[Step, ...]:
    """Return how many of a batch have come how far."""
    sent = sum(bool(deed.sent_at) for deed in deeds)
    waiting = sum(deed.outcome.is_open for deed in deeds)
    tally = [Step(f"{sent} sent", Mark.DONE)] if sent else []
    for outcome, word, mark in _TALLY:
        number = sum(deed.outcome is outcome for deed in deeds)
        tally += [Step(f"{number} {word}", mark)] if number else []
    return (*tally, Step(f"{waiting} open", Mark.UNDER_WAY)) if waiting else tuple(tally)


def batch_reason(deeds: tuple[Deed, ...]) -> str:
    """Return why some of a batch did not happen, each reason once."""
    found = list(dict.fromkeys(text for d in deeds if d.outcome is not Outcome.SEEN and (text := reason(d))))
    more = f" And {figures.counted(len(found) - MOST_REASONS, 'more reason')}." if len(found) > MOST_REASONS else ""
    return " ".join(found[:MOST_REASONS]) + more
