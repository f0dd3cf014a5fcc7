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
    _say_nothing(words, answer.DESCRIPTOR)
    return json.dumps(words, separators=(",", ":"), ensure_ascii=False).encode()


def _say_nothing(words: dict[str, Any], shape: Any) -> None:
    """Write `null` for every message that is not there, as the server's own encoder does.

    `shape` is a descriptor, of which protobuf has two unrelated types.
    """
    for field in shape.fields:
        if field.type != FieldDescriptor.TYPE_MESSAGE or field.message_type.GetOptions().map_entry:
            continue
        if field.name not in words:
            if not field.containing_oneof:
                words[field.name] = None
        elif isinstance(words[field.name], list):
            for item in words[field.name]:
                _say_nothing(item, field.message_type)
        else:
            _say_nothing(words[field.name], field.message_type)
