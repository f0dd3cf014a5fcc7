"""Guards of what is left behind: logs, reports, clipboard, cores."""

from tests.trust.guards.guard import Guard

GUARDS = (
    Guard(
        "a secret is taken out of the log",
        "console/app/log.py",
        "return redacted(super().format(record), self._live())",
        "return super().format(record)",
        "tests/app/test_log.py::test_no_field_of_a_record_brings_a_secret_out",
    ),
    Guard(
        "an exception is logged without its words",
        "console/app/log.py",
        'return told(ei[1]) if ei[1] is not None else ""',
        "return super().formatException(ei)",
        "tests/app/test_log.py::test_no_field_of_a_record_brings_a_secret_out",
    ),
    Guard(
        "a token that nobody holds is taken out by its shape",
        "console/domain/redaction.py",
        "return _shapes().sub(_blank, text)",
        "return text",
        "tests/app/test_log.py::test_tokens_and_keys_that_nobody_holds_are_taken_out_by_their_shape",
    ),
    Guard(
        "a secret leaves the clipboard",
        "console/app/clipboard.py",
        "        self._copied = Secret(text)\n        self._timer.start()\n",
        "        self._copied = Secret(text)\n",
        "tests/app/test_clipboard.py::test_a_token_leaves_after_a_while",
    ),
    Guard(
        "the clipboard of others is left alone",
        "console/app/clipboard.py",
        "        if self._is_there:\n            self._board.clear()\n",
        "        self._board.clear()\n",
        "tests/app/test_clipboard.py::test_what_was_copied_since_is_left_alone",
    ),
    Guard(
        "histories of clipboards are asked to look away",
        "console/app/clipboard.py",
        "self._board.setMimeData(concealed(text))",
        "self._board.setText(text)",
        "tests/app/test_clipboard.py::test_the_hint_is_on_the_clipboard",
    ),
    Guard(
        "no core is written",
        "console/app/cores.py",
        "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
        "pass",
        "tests/app/test_cores.py::test_the_running_program_may_leave_no_core",
        by="NotReadyError",
    ),
)
