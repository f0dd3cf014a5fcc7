"""A deed as a row of the database, and back."""

import json
from dataclasses import replace
from operator import attrgetter

from console.domain.deeds import Author, Deed, Outcome, Verb

_BY = ("server", "server_name", "who", "machine")
_DID = ("id", "verb", "room", "room_sid", "identity", "participant_sid", "name", "track_sid", "source", "batch")
_BECAME = ("pressed_at", "sent_at", "accepted_at", "settled_at", "outcome", "answer", "reason", "step", "undoable")
_TOLD = (*_DID, *_BECAME, "undoes")
COLUMNS = (*_TOLD, *_BY, "parameters")
"""Everything that is written down, and nothing else is."""

_told, _by = attrgetter(*_TOLD), attrgetter(*_BY)

Row = tuple[object, ...]


def row_of(deed: Deed) -> Row:
    """Return the values of a deed in the order of COLUMNS."""
    return (*_told(deed), *_by(deed.by), json.dumps(deed.parameters, ensure_ascii=False))


def deed_of(row: Row) -> Deed | None:
    """Return the deed of a row, or nothing where it is not of a kind that is known here."""
    values = dict(zip(COLUMNS, row, strict=True))
    by = Author(*(str(values.pop(name)) for name in _BY))
    try:
        parameters = tuple((str(name), str(value)) for name, value in json.loads(str(values.pop("parameters"))))
        verb, outcome = Verb(str(values.pop("verb"))), Outcome(str(values.pop("outcome")))
        values["undoable"] = bool(values["undoable"])
        return Deed(by=by, verb=verb, outcome=outcome, parameters=parameters, **values)  # type: ignore[arg-type]  # columns
    except (ValueError, TypeError):
        return None


def earlier(deed: Deed) -> Deed:
    """Return a deed that was read from the disk as one of an earlier session."""
    return replace(deed, earlier=True)
