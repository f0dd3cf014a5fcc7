"""How one server's secret lies in a keyring: one small text, and a longer one in numbered parts.

Windows keeps some 1,280 characters an entry. The parts are written first and the header that counts them last, so that
an interrupted write leaves the old entry whole.
"""

import hashlib
import json
import secrets
from typing import NamedTuple, Protocol

from console.domain.secret import Secret

LONGEST = 1000
"""Characters that every keyring of the allow-list keeps in one entry."""


class Store(Protocol):
    """What an entry is written to. Every call may block for as long as a person does not answer a prompt.

    Raises KeyringLocked and KeyringRefused, and whatever else a system thinks of.
    """

    @property
    def name(self) -> str:
        """What people call it, such as GNOME Keyring."""

    def read(self, account: str) -> str | None:
        """Return a text, or None where there is none."""

    def write(self, account: str, text: str) -> None:
        """Keep a text in place of the one before."""

    def delete(self, account: str) -> None:
        """Forget a text; nothing happens where there is none."""


class Damaged(Exception):
    """An entry is there and cannot be put together again."""


class Entry(NamedTuple):
    """A secret and the scheme, host and port it was given for."""

    pin: str
    secret: Secret


def read_entry(store: Store, account: str) -> Entry | None:
    """Return what is kept under an account; raises Damaged."""
    kept = store.read(account)
    if kept is None:
        return None
    fields = _fields(_whole(store, account, kept))
    pin, secret = fields.get("pin"), fields.get("secret")
    if not isinstance(pin, str) or not isinstance(secret, str):
        raise Damaged
    return Entry(pin, Secret(secret))


def write_entry(store: Store, account: str, entry: Entry) -> None:
    """Write an entry over the one before."""
    before = _parts(account, store.read(account))
    text = json.dumps({"v": 1, "pin": entry.pin, "secret": entry.secret.reveal()}, separators=(",", ":"))
    if len(text) > LONGEST:
        header = {"v": 1, "series": secrets.token_hex(4), "parts": -(-len(text) // LONGEST), "length": len(text)}
        header["sha256"] = _hash(text)
        head = json.dumps(header, separators=(",", ":"))
        for number, part in enumerate(_parts(account, head)):
            store.write(part, text[number * LONGEST : (number + 1) * LONGEST])
        store.write(account, head)
    else:
        store.write(account, text)
    for part in before:
        store.delete(part)


def delete_entry(store: Store, account: str) -> None:
    """Delete an entry, its parts first, so that none is left without the header that counts it."""
    for part in _parts(account, store.read(account)):
        store.delete(part)
    store.delete(account)


def _whole(store: Store, account: str, kept: str) -> str:
    header = _fields(kept)
    parts = _parts(account, kept)
    if not parts:
        return kept
    text = "".join(store.read(part) or "" for part in parts)
    if len(text) != header.get("length") or _hash(text) != header.get("sha256"):
        raise Damaged
    return text


def _parts(account: str, head: str | None) -> list[str]:
    """Return the accounts of the parts that a header counts; none for an entry of one piece."""
    try:
        header = _fields(head or "{}")
    except Damaged:
        return []
    count, series = header.get("parts"), header.get("series")
    if not isinstance(count, int) or not isinstance(series, str) or not 0 < count < 1000:
        return []
    return [f"{account}/{series}/{number}" for number in range(count)]


def _fields(text: str) -> dict[str, object]:
    try:
        fields = json.loads(text)
    except ValueError:
        raise Damaged from None
    if not isinstance(fields, dict):
        raise Damaged
    return fields


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
