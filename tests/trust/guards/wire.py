"""Guards of the wire: an answer is whole, of the right kind, in time, and from the one that was asked."""

from tests.trust.guards.guard import Guard

_PROOFS = "tests/gateway/test_session.py::"
_REFUSED = f"{_PROOFS}test_what_is_no_whole_answer_is_refused"

GUARDS = (
    Guard(
        "redirects are not followed",
        "console/gateway/session.py",
        "            data=body,\n            allow_redirects=False,\n",
        "            data=body,\n            allow_redirects=True,\n",
        f"{_PROOFS}test_nothing_goes_where_a_redirect_points",
    ),
    Guard(
        "no proxy of the environment is used",
        "console/gateway/session.py",
        "trust_env=False",
        "trust_env=True",
        f"{_PROOFS}test_a_proxy_in_the_environment_is_not_used",
    ),
    Guard(
        "a question ends",
        "console/gateway/session.py",
        "asyncio.timeout(within.total):\n            try:\n                return await self._post(self._kept",
        "asyncio.timeout(None):\n            try:\n                return await self._post(self._kept",
        f"{_PROOFS}test_the_whole_ends_a_question_that_trickles_on",
    ),
    Guard(
        "silence ends a question",
        "console/gateway/session.py",
        "sock_read=self.silence",
        "sock_read=None",
        f"{_PROOFS}test_silence_ends_a_question",
    ),
    Guard(
        "an order has a connection of its own",
        "console/gateway/session.py",
        "aiohttp.TCPConnector(limit=0, force_close=True)",
        "aiohttp.TCPConnector(limit=0)",
        f"{_PROOFS}test_an_order_has_a_connection_of_its_own_and_questions_share_theirs",
    ),
    Guard(
        "only an order without a connection is called unsent",
        "console/gateway/session.py",
        "            if sending.connected:\n                raise\n",
        "",
        f"{_PROOFS}test_an_order_that_was_cut_off_is_not_called_unsent_and_not_repeated",
        by="NeverConnected",
    ),
    Guard(
        "an answer is protobuf",
        "console/gateway/answer.py",
        'if headers.get("Content-Type") != PROTOBUF:',
        "if False:",
        f"{_REFUSED}[a page]",
    ),
    Guard(
        "an answer is not encoded",
        "console/gateway/answer.py",
        'if "Content-Encoding" in headers:',
        "if False:",
        f"{_REFUSED}[encoded]",
    ),
    Guard(
        "an answer says where it ends",
        "console/gateway/answer.py",
        'if headers.get("Transfer-Encoding", "").lower() != "chunked":',
        "if False:",
        f"{_REFUSED}[no end]",
    ),
    Guard(
        "an answer announces no more than the cap",
        "console/gateway/answer.py",
        "if length > CAP:",
        "if False:",
        f"{_REFUSED}[too large]",
        by="ClientPayloadError",
    ),
    Guard(
        "an answer grows no further than the cap",
        "console/gateway/answer.py",
        "if len(read) > cap:",
        "if False:",
        f"{_PROOFS}test_an_answer_that_grows_past_the_cap_is_refused",
    ),
)
