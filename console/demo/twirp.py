"""Twirp, the protocol of LiveKit's server API: errors with a code, and messages as protobuf or JSON.

https://twitchtv.github.io/twirp/docs/spec_v7.html
"""

import json
from collections.abc import Mapping
from typing import Any, Final, Literal, TypeVar

from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import DecodeError, Message

Code = Literal[
    "bad_route",
    "deadline_exceeded",
    "failed_precondition",
    "internal",
    "invalid_argument",
    "malformed",
    "not_found",
    "unauthenticated",
    "unavailable",
    "unknown",
]
_STATUS: Final[dict[Code, int]] = {
    "bad_route": 404,
    "deadline_exceeded": 408,
    "failed_precondition": 412,
    "internal": 500,
    "invalid_argument": 400,
    "malformed": 400,
    "not_found": 404,
    "unauthenticated": 401,
    "unavailable": 503,
    "unknown": 500,
}
Request = TypeVar("Request", bound=Message)

JSON: Final = "application/json"
PROTOBUF: Final = "application/protobuf"


class TwirpError(Exception):
    """An answer that is an error, in the server's own words."""

    def __init__(self, code: Code, words: str, meta: Mapping[str, str] | None = None) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.meta = meta

    @property
    def status(self) -> int:
        """The HTTP status that goes with the code."""
        return _STATUS[self.code]

    def body(self) -> bytes:
        """Write the error as the JSON that every Twirp error is, whatever the request was."""
        words: dict[str, object] = {"code": self.code, "msg": self.words}
        if self.meta:
            words["meta"] = dict(self.meta)
        return json.dumps(words, separators=(",", ":"), ensure_ascii=False).encode()


def refusal(code: Code, words: str) -> TwirpError:
    """Make an error as it comes from behind the server's message bus: with a prefix that says nothing.

    Source: livekit/protocol utils/xtwirp/errors.go.
    """
    return TwirpError(code, f"twirp error unknown: {words}")


def decode(kind: type[Request], body: bytes, content_type: str) -> Request:
    """Read a request; raises TwirpError when it cannot be read."""
    request = kind()
    try:
        if content_type == JSON:
            json_format.Parse(body, request, ignore_unknown_fields=True)
        else:
            request.ParseFromString(body)
    except (json_format.ParseError, DecodeError, UnicodeDecodeError) as error:
        form = "json" if content_type == JSON else "protobuf"
        raise TwirpError("malformed", f"the {form} request could not be decoded") from error
    return request


def encode(answer: Message, content_type: str) -> bytes:
    """Write an answer in the form in which the request came."""
    if content_type == PROTOBUF:
        return answer.SerializeToString()
    words = json_format.MessageToDict(
        answer, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
    )
    return json.dumps(_in_full(words, answer.DESCRIPTOR), separators=(",", ":"), ensure_ascii=False).encode()


def _in_full(words: dict[str, Any], shape: Any) -> dict[str, Any]:
    """Put fields into the order of the protocol, with `null` for messages that are not there, as the server does.

    `shape` is a descriptor, of which protobuf has two unrelated types.
    """
    full: dict[str, Any] = {}
    for field in shape.fields:
        if field.name not in words:
            if field.type == FieldDescriptor.TYPE_MESSAGE and not field.containing_oneof:
                full[field.name] = None
            continue
        value = words[field.name]
        inner = field.message_type
        if inner is None or inner.GetOptions().map_entry:
            full[field.name] = value
        elif isinstance(value, list):
            full[field.name] = [_in_full(item, inner) for item in value]
        else:
            full[field.name] = _in_full(value, inner)
    return full
