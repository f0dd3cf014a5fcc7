"""A server as a table of the file: read strictly, because a typing error must not change a target."""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from console.domain.address import AddressRefused, read_address
from console.domain.choices import Layout, Preset, RecordingChoice, Shade
from console.domain.route import Route, read_proxy
from console.domain.stripes import Stripe
from console.profiles.document import Values
from console.profiles.server import Server, Spared, id_of

_SECRET = re.compile(r".*(?:secret|password|passphrase)|(?:.*_)?token", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DEFAULTS = {"unencrypted": False, "stripe": "none", "keyring": "", "ca_file": "", "proxy": "", "spared": []}

_E = TypeVar("_E", bound=StrEnum)


class TableRefused(ValueError):
    """A value that cannot be used: its key and a sentence."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def read_server(values: Values) -> Server:
    """Understand one [[server]] table; raises TableRefused."""
    for key in values:
        if _SECRET.fullmatch(key):
            raise TableRefused(key, "a secret does not belong into this file; delete it and give it to the window.")
    try:
        address = read_address(_text(values, "address"), unencrypted=_flag(values, "unencrypted"))
    except AddressRefused as refused:
        raise TableRefused("address", str(refused)) from None
    key = _text(values, "key")
    identity = _text(values, "id", id_of(address, key))
    if not _ID.fullmatch(identity):
        raise TableRefused("id", "an id is one word of letters and digits.")
    return Server(
        id=identity,
        name=_text(values, "name", address.shown),
        address=address,
        key=key,
        stripe=_choice(values, "stripe", Stripe, Stripe.NONE),
        keyring=_text(values, "keyring", ""),
        recording=_recording(values),
        spared=_spared(values),
        route=_route(values),
    )


def write_server(server: Server) -> Values:
    """Return the table of a server; what is as usual is left out, so that the file stays short."""
    usual = RecordingChoice()
    recording = {
        name: str(getattr(server.recording, name))
        for name in ("layout", "shade", "preset", "template")
        if getattr(server.recording, name) != getattr(usual, name)
    }
    values: Values = {
        "id": server.id,
        "name": server.name,
        "address": str(server.address),
        "unencrypted": server.address.unencrypted,
        "key": server.key,
        "stripe": str(server.stripe),
        "keyring": server.keyring,
        "ca_file": server.route.ca_file,
        "proxy": str(server.route.proxy or ""),
        **recording,
        "spared": [{"room": spared.room, "identity": spared.identity} for spared in server.spared],
    }
    return {key: value for key, value in values.items() if value != _DEFAULTS.get(key)}


def _route(values: Values) -> Route:
    ca_file = _text(values, "ca_file", "")
    if ca_file and not (ca_file.startswith("~") or Path(ca_file).is_absolute()):
        raise TableRefused("ca_file", "ca_file is a whole path, such as /etc/ssl/our-own-ca.pem.")
    try:
        return Route(read_proxy(_text(values, "proxy", "")), ca_file)
    except AddressRefused as refused:
        raise TableRefused("proxy", str(refused)) from None


def _recording(values: Values) -> RecordingChoice:
    usual = RecordingChoice()
    return RecordingChoice(
        layout=_choice(values, "layout", Layout, usual.layout),
        shade=_choice(values, "shade", Shade, usual.shade),
        preset=_choice(values, "preset", Preset, usual.preset),
        template=_text(values, "template", usual.template),
    )


def _spared(values: Values) -> tuple[Spared, ...]:
    rows = values.get("spared", [])
    sentence = 'spared is a list such as [{ room = "Main Stage", identity = "host-1" }].'
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TableRefused("spared", sentence)
    found = [(row.get("room"), row.get("identity")) for row in rows]
    if not all(isinstance(room, str) and isinstance(identity, str) for room, identity in found):
        raise TableRefused("spared", sentence)
    return tuple(Spared(room, identity) for room, identity in found)


def _text(values: Values, key: str, default: str | None = None) -> str:
    value = values.get(key, default)
    if value is None:
        raise TableRefused("", f"this server has no {key}.")
    if not isinstance(value, str):
        raise TableRefused(key, f"{key} is a text in quotation marks.")
    return value


def _flag(values: Values, key: str) -> bool:
    value = values.get(key, False)
    if not isinstance(value, bool):
        raise TableRefused(key, f"{key} is true or false.")
    return value


def _choice(values: Values, key: str, kind: Callable[[str], _E], default: _E) -> _E:
    word = _text(values, key, default)
    try:
        return kind(word)
    except ValueError:
        raise TableRefused(key, _one_of(key, tuple(type(default)))) from None


def _one_of(key: str, words: tuple[str, ...]) -> str:
    return f"{key} is {', '.join(words[:-1])} or {words[-1]}."
