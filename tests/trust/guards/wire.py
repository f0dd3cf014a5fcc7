"""Guards of the wire: an answer is whole, of the right kind, in time, and from the one that was asked."""

from tests.trust.guards.guard import Guard

_CALLS, _ROUTES = "tests/gateway/test_calls.py::", "tests/gateway/test_routes.py::"
_NOTHING = "tests/gateway/test_answers.py::test_what_is_not_livekits_proves_nothing"
_TOO_MUCH = "tests/gateway/test_answers.py::test_too_much_is_refused_before_it_is_read"

GUARDS = (
    Guard(
        "redirects are not followed",
        "console/gateway/session.py",
        "            data=body,\n            allow_redirects=False,\n",
        "            data=body,\n            allow_redirects=True,\n",
        f"{_CALLS}test_no_redirect_is_followed",
    ),
    Guard(
        "no proxy of the environment is used",
        "console/gateway/session.py",
        "trust_env=False",
        "trust_env=True",
        f"{_ROUTES}test_no_proxy_of_the_environment_hears_of_anything",
    ),
    Guard(
        "a question ends",
        "console/gateway/session.py",
        "asyncio.timeout(within.total):\n            try:\n                return await self._post(self._kept",
        "asyncio.timeout(None):\n            try:\n                return await self._post(self._kept",
        f"{_CALLS}test_silence_and_dripping_have_an_end",
    ),
    Guard(
        "silence ends a question",
        "console/gateway/session.py",
        "sock_read=self.silence",
        "sock_read=None",
        f"{_CALLS}test_silence_and_dripping_have_an_end",
    ),
    Guard(
        "an order has a connection of its own",
        "console/gateway/session.py",
        "limit=0, force_close=True",
        "limit=0",
        f"{_CALLS}test_questions_share_a_connection_and_every_order_has_its_own",
    ),
    Guard(
        "only an order without a connection is called unsent",
        "console/gateway/session.py",
        "            if sending.connected:\n                raise\n",
        "",
        f"{_CALLS}test_an_order_that_breaks_off_is_never_given_again",
        by="NotSent",
    ),
    Guard(
        "an answer is protobuf",
        "console/gateway/answer.py",
        'if headers.get("Content-Type") != PROTOBUF:',
        "if False:",
        _NOTHING,
    ),
    Guard(
        "an answer is not encoded",
        "console/gateway/answer.py",
        'if "Content-Encoding" in headers:',
        "if False:",
        _NOTHING,
    ),
    Guard(
        "an answer says where it ends",
        "console/gateway/answer.py",
        'if headers.get("Transfer-Encoding", "").lower() != "chunked":',
        "if False:",
        _NOTHING,
    ),
    Guard(
        "an answer announces no more than the cap",
        "console/gateway/answer.py",
        "if length > CAP:",
        "if False:",
        _TOO_MUCH,
    ),
    Guard(
        "an answer grows no further than the cap",
        "console/gateway/answer.py",
        "if len(read) > cap:",
        "if False:",
        "tests/gateway/test_answers.py::test_too_much_that_was_not_announced_is_refused_while_it_is_read",
    ),
    Guard(
        "a certificate is checked",
        "console/gateway/certificates.py",
        "context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)",
        "context = ssl._create_unverified_context()",
        f"{_ROUTES}test_a_ca_file_stands_instead_of_the_system_s_list",
    ),
    Guard(
        "the keys of a connection are written nowhere",
        "console/gateway/certificates.py",
        "context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)",
        "context = ssl.create_default_context()",
        f"{_ROUTES}test_the_keys_of_a_connection_are_written_nowhere",
    ),
    Guard(
        "a proxy gets no password",
        "console/domain/route.py",
        'if "@" in rest:',
        "if False:",
        "tests/domain/test_route.py::test_what_is_refused",
    ),
)
