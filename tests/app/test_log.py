"""Whatever is logged, by whomever and in whatever field, no secret comes out of the log."""

import io
import logging
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from console.app.log import LogStream, Redacting
from console.domain.secret import Secret, living

ROOT = Path(__file__).parents[2]


class Desk:
    """A logger that nobody else has, with what came out of it."""

    def __init__(self) -> None:
        self._stream = io.StringIO()
        self.log = logging.Logger(secrets.token_hex(4), logging.DEBUG)
        output = LogStream(self._stream)
        output.setFormatter(Redacting(living))
        self.log.addHandler(output)

    @property
    def written(self) -> str:
        """Everything that came out."""
        return self._stream.getvalue()


class Loud:
    """Shows what it holds."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"<Loud {self.text}>"


def test_no_field_of_a_record_brings_a_secret_out() -> None:
    desk, secret = Desk(), Secret(secrets.token_urlsafe(30))
    text = secret.reveal()
    desk.log.debug("as the message: " + text)
    desk.log.info("as an argument: %s", text)
    desk.log.info("in a mapping: %(it)r", {"it": Loud(text)})
    desk.log.info("in a header: %r", {"Authorization": f"Bearer {text}"})
    desk.log.info("in extra", extra={"token": text}, stack_info=True)
    try:
        raise ValueError(text, "somebody's own words") from KeyError(text)
    except ValueError:
        desk.log.exception("in an exception")
        desk.log.warning("twice", exc_info=True)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "kept from another", (), None)
    record.exc_text = f"Traceback: ValueError: {text}"
    desk.log.handle(record)
    assert text not in desk.written
    assert "somebody's own words" not in desk.written, "an exception is told by its type and place"
    for said in ("as the message", "in a mapping", "in extra", "ValueError\n  test_no_field", "kept from another"):
        assert said in desk.written


def test_tokens_and_keys_that_nobody_holds_are_taken_out_by_their_shape() -> None:
    desk = Desk()
    token = "eyJhbGciOiJIUzI1NiJ9." + secrets.token_urlsafe(40) + "." + secrets.token_urlsafe(32)
    desk.log.warning("signed %s and %s", token, "AKIA" + "A" * 16)
    assert token[:20] not in desk.written
    assert "AKIA" not in desk.written


def test_a_record_that_cannot_be_written_is_named_by_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    desk, secret = Desk(), Secret(secrets.token_urlsafe(30))
    desk.log.warning("%d", secret.reveal())
    desk.log.warning("%s", Unprintable(secret))
    assert secret.reveal() not in desk.written + "".join(capsys.readouterr())
    assert desk.written.count("A log record could not be written: tests/app/test_log.py:") == 2


class Unprintable:
    """Fails with a secret in its hands."""

    def __init__(self, secret: Secret) -> None:
        self._secret = secret

    def __str__(self) -> str:
        raise ValueError(self._secret.reveal())


def test_the_whole_program_logs_in_this_way(tmp_path: Path) -> None:
    program = """
import logging, sys, warnings
from console.app.log import start_log
from console.domain.secret import Secret, living
secret = Secret(sys.stdin.read())
start_log(sys.stderr, living, debug=True)
logging.getLogger("asyncio").debug("handle %r", secret.reveal())
logging.getLogger("aiohttp.client").warning("sent %s", {"Authorization": "Bearer " + secret.reveal()})
warnings.warn("resource " + secret.reveal(), ResourceWarning)
"""
    text = secrets.token_urlsafe(30)
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", program],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert text not in done.stderr
    assert "DEBUG asyncio: handle '•••'" in done.stderr
    assert "WARNING aiohttp.client: sent" in done.stderr
    assert "py.warnings" in done.stderr
