"""A secret must not leave through any door but its own."""

import copy
import dataclasses
import json
import logging
import pickle
import secrets
import traceback

import pytest

from console.domain.secret import Secret


@dataclasses.dataclass(frozen=True)
class Holder:
    """Somebody who keeps a secret in a field."""

    secret: Secret


@pytest.fixture
def text() -> str:
    """Make up a secret for this test alone."""
    return secrets.token_hex(24)


def test_it_prints_as_dots_wherever_python_prints(text: str) -> None:
    secret = Secret(text)
    record = logging.LogRecord("x", logging.INFO, "file", 1, "signing with %s and %r", (secret, secret), None)
    printed = [
        repr(secret),
        str(secret),
        repr(Holder(secret)),
        repr([secret]),
        record.getMessage(),
        f"{Holder(secret)}",
    ]
    assert all(text not in line and "•••" in line for line in printed)


def test_a_traceback_with_local_variables_shows_no_secret(text: str) -> None:
    def fail(secret: Secret) -> None:
        raise ValueError(f"nothing of {type(secret).__name__} here")

    with pytest.raises(ValueError, match="nothing") as raised:
        fail(Secret(text))
    trace = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    inner = trace.stack[-1].locals
    assert inner == {"secret": "Secret(•••)"}


@pytest.mark.parametrize(
    "leak",
    [
        lambda secret: f"{secret}",
        "{:>40}".format,
        format,
        pickle.dumps,
        copy.copy,
        copy.deepcopy,
        json.dumps,
        lambda secret: dataclasses.asdict(Holder(secret)),
        "".join,
        lambda secret: secret + "",
    ],
)
def test_no_way_of_writing_it_down_works(leak: object, text: str) -> None:
    assert callable(leak)
    with pytest.raises(TypeError) as raised:
        leak(Secret(text))
    assert text not in str(raised.value)


def test_it_has_no_dictionary_to_be_dumped(text: str) -> None:
    with pytest.raises(TypeError):
        vars(Secret(text))


def test_comparing_is_done_with_same_or_not_at_all(text: str) -> None:
    secret = Secret(text)
    assert secret.same(Secret(text))
    assert not secret.same(Secret(text + "0"))
    for other in (Secret(text), text):
        with pytest.raises(TypeError, match=r"same\(\)"):
            _ = secret == other
    assert secret == secret  # noqa: PLR0124  # containers ask this
    assert secret != 3


def test_an_empty_one_is_false_and_a_full_one_reveals_itself(text: str) -> None:
    assert not Secret("")
    assert Secret(text)
    assert Secret(text).reveal() == text
