"""A secret must not leave through any door but its own."""

import copy
import dataclasses
import faulthandler
import gc
import inspect
import json
import logging
import pickle
import pprint
import secrets
import string
import threading
import traceback
from pathlib import Path

import pytest

from console.domain.secret import Secret, living


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
        lambda secret: secret.__getstate__(),
        lambda secret: string.Template("$it").substitute(it=secret) and f"{secret:s}",
        lambda secret: b"" + secret,
        bytes,
        list,
        len,
        Path,
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


def test_whoever_walks_over_its_attributes_finds_no_text(text: str) -> None:
    secret = Secret(text)
    found = [value for _, value in inspect.getmembers(secret)]
    found += [object.__getattribute__(secret, name) for name in dir(secret)]
    found += [getattr(secret, slot, None) for cls in type(secret).__mro__ for slot in getattr(cls, "__slots__", ())]
    assert not [value for value in found if isinstance(value, str | bytes) and text in str(value)]
    assert text not in repr(found) + pprint.pformat(found)


def test_being_looked_for_in_a_list_is_comparing(text: str) -> None:
    secret = Secret(text)
    held: list[object] = [3, secret]
    assert secret in held
    assert 4 not in held
    for other in (Secret(text), text, text.encode()):
        with pytest.raises(TypeError, match=r"same\(\)"):
            _ = other in held
    assert secret not in {3, Secret(text)}, "it is hashed by what it is, not by what it says"
    assert hash(secret) != hash(text)
    with pytest.raises(TypeError):
        sorted([secret, Secret(text)])  # type: ignore[type-var]  # that is what is tried


def test_a_dump_of_all_threads_shows_no_secret(text: str, tmp_path: Path) -> None:
    def dump(secret: Secret) -> None:
        assert secret
        with (tmp_path / "dump").open("w+", encoding="utf-8") as file:
            faulthandler.dump_traceback(file)

    dump(Secret(text))
    assert text not in (tmp_path / "dump").read_text(encoding="utf-8")


def test_every_secret_is_known_for_as_long_as_somebody_holds_it(text: str) -> None:
    def known() -> int:
        gc.collect()
        return sum(secret.reveal() == text for secret in living())

    held = [Secret(text), Secret(text)]
    assert known() == 2
    held.clear()
    assert known() == 0


def test_secrets_may_be_made_on_any_thread_while_somebody_counts_them(text: str) -> None:
    over = threading.Event()

    def make() -> None:
        while not over.is_set():
            Secret(text)

    makers = [threading.Thread(target=make) for _ in range(3)]
    for maker in makers:
        maker.start()
    try:
        for _ in range(300):
            living()
    finally:
        over.set()
        for maker in makers:
            maker.join(10)


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
