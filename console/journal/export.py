"""Deeds as text for other programs: CSV for a spreadsheet, and JSON Lines, which lose nothing."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from console.domain.deeds import Author, Deed, Outcome, Verb
from console.domain.text import visible

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a CSV file without it for text in the code page of the machine."""
FORMULA = frozenset("=+-@\u2212\t\r")
"""What begins a formula or a field in a spreadsheet (OWASP, CSV Injection); twins of other widths are folded first."""
COLUMNS = (
    "time (UTC)",
    "server",
    "by",
    "machine",
    "what",
    "outcome",
    "why",
    "next step",
    "room",
    "person",
    "identity",
    "source",
    "details",
    "seconds",
    "sent (UTC)",
    "accepted (UTC)",
    "settled (UTC)",
    "room sid",
    "participant sid",
    "track sid",
    "answer",
    "batch",
    "undoes",
    "id",
)


class NotOurs(ValueError):
    """A line that is no deed as `as_json_lines` writes it; the message says which."""


def as_csv(deeds: Iterable[Deed]) -> str:
    """Return a table to look at (RFC 4180, every field quoted): nothing in it is a formula or a hidden sign.

    Names are made visible and so are not the server's letter by letter: `as_json_lines` has those.
    """
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for deed in deeds:
        writer.writerow(harmless(cell) for cell in _cells(deed))
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a cell that a spreadsheet shows as it is written.

    A semicolon parts fields where the comma is the decimal sign, so what follows one counts as a beginning too.
    """
    parts = ("'" + part if _begins_formula(part) else part for part in text.split(";"))
    whole = ";".join(parts)
    # An escape is some ten letters long, and none of a name is to be cut here.
    return visible(whole, 16 * len(whole) + 16) if whole else ""


def as_json_lines(deeds: Iterable[Deed]) -> str:
    """Return one JSON object a line (RFC 8259, ASCII only), from which `read_json_lines` makes equal deeds again."""
    return "".join(f"{json.dumps(asdict(deed), allow_nan=False)}\n" for deed in deeds)


def read_json_lines(text: str) -> tuple[Deed, ...]:
    """Return the deeds that were written; raises NotOurs."""
    return tuple(_read(place, line) for place, line in enumerate(text.split("\n"), 1) if line)


def _begins_formula(text: str) -> bool:
    """Say whether the first thing that a spreadsheet takes notice of begins a formula."""
    for sign in text:
        if sign in FORMULA or unicodedata.normalize("NFKC", sign) in FORMULA:
            return True
        if not sign.isspace() and unicodedata.category(sign) not in ("Cc", "Cf"):
            return False
    return False


def _cells(deed: Deed) -> Iterable[str]:
    seconds = deed.settled_at - deed.pressed_at if deed.settled_at and deed.pressed_at else None
    return (
        _moment(deed.pressed_at),
        deed.by.server_name or deed.by.server,
        deed.by.who,
        deed.by.machine,
        deed.verb.value,
        deed.outcome.value,
        deed.reason,
        deed.step,
        deed.room,
        deed.name,
        deed.identity,
        deed.source,
        ", ".join(f"{name}: {value}" for name, value in deed.parameters),
        f"{max(0.0, seconds):.3f}" if seconds is not None else "",
        _moment(deed.sent_at),
        _moment(deed.accepted_at),
        _moment(deed.settled_at),
        deed.room_sid,
        deed.participant_sid,
        deed.track_sid,
        deed.answer,
        deed.batch,
        deed.undoes,
        deed.id,
    )


def _moment(at: float) -> str:
    """Return a moment as every spreadsheet reads it, or nothing for what has not happened."""
    if at <= 0:
        return ""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]


def _read(place: int, line: str) -> Deed:
    try:
        told: dict[str, Any] = json.loads(line)
        told["by"] = Author(**told["by"])
        told["verb"], told["outcome"] = Verb(told["verb"]), Outcome(told["outcome"])
        told["parameters"] = tuple((str(name), str(value)) for name, value in told["parameters"])
        return Deed(**told)
    except (ValueError, TypeError, KeyError) as error:
        raise NotOurs(f"Line {place} is no deed of Cuelight.") from error
