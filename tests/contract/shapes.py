"""Messages with everything that differs from run to run replaced by a word, so that they can be compared whole."""

import re
from typing import Any

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message

# What the library in a client says of itself, and counters of changes: not the server's doing.
LEFT_OUT = frozenset({"client_protocol", "capabilities", "version", "bitrate", "ssrc", "mid", "rid"})
_TIMES = re.compile(r".*_at(_ms)?$|^creation_time(_ms)?$|^duration$")
_SIDS = re.compile(r"^(RM_|PA_|EG_|TR_[A-Z][A-Za-z])[A-Za-z0-9]{6,}$")
_SECRETS = frozenset({"turn_password", "cid"})


def shape(message: Message) -> dict[str, Any]:
    """A message as plain values; times are "time", sids "PA_…", secrets "secret"."""
    fields = MessageToDict(message, preserving_proto_field_name=True)
    return {name: _plain(value, name) for name, value in fields.items() if name not in LEFT_OUT}


def _plain(found: Any, name: str = "") -> Any:
    if isinstance(found, dict):
        return {key: _plain(value, key) for key, value in found.items() if key not in LEFT_OUT}
    if isinstance(found, list):
        return [_plain(value, name) for value in found]
    if _TIMES.match(name):
        return "time"
    if name in _SECRETS:
        return "secret"
    sid = _SIDS.match(found) if isinstance(found, str) else None
    return f"{sid[1]}…" if sid else found
