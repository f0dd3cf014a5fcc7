"""Tokens are checked as livekit-server checks them, down to the words of a refusal."""

import contextlib
import json
import secrets
import time

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.demo.grants import Gate, Grants, TokenRefusedError
from console.demo.twirp import TwirpError

KEY, SECRET = "APIkey", secrets.token_hex(32)
NOW = 1_800_000_000.0
GATE = Gate(KEY, SECRET, now=lambda: NOW)

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def signed(secret: str = SECRET, **claims: object) -> str:
    return jwt.encode({"iss": KEY, **claims}, secret, algorithm="HS256")


def refused(authorization: str, access_token: str = "") -> str:
    with pytest.raises(TokenRefusedError) as refusal:
        GATE.check(authorization, access_token)
    return str(refusal.value)


def test_a_good_token_opens_what_it_names() -> None:
    grants = GATE.check(f"Bearer {signed(video={'roomList': True}, exp=NOW + 1, nbf=NOW - 1)}")
    grants.must_list_rooms()
    with pytest.raises(TwirpError) as denied:
        grants.must_create_rooms()
    assert (denied.value.code, denied.value.words, denied.value.status) == (
        "unauthenticated",
        "permissions denied",
        401,
    )


def test_the_query_may_carry_the_token_but_the_header_goes_first() -> None:
    good = signed(video={"roomList": True})
    GATE.check("", good).must_list_rooms()
    assert refused("Bearer nonsense", good) == "invalid authorization token"


def test_no_token_is_no_grant_and_no_error() -> None:
    assert GATE.check("") == Grants()


@pytest.mark.parametrize("seconds", [-59, 0, 59])
def test_a_minute_of_leeway(seconds: int) -> None:
    GATE.check(f"Bearer {signed(exp=NOW + seconds, nbf=NOW + seconds)}")


def test_refusals_in_the_servers_words() -> None:
    late, early, forged = signed(exp=NOW - 61), signed(nbf=NOW + 61), signed(secret=secrets.token_hex(32))
    assert refused(f"Bearer {late}") == f"invalid token: {late}, error: token has invalid claims: token is expired"
    assert (
        refused(f"Bearer {early}") == f"invalid token: {early}, error: token has invalid claims: token is not valid yet"
    )
    assert (
        refused(f"Bearer {forged}")
        == f"invalid token: {forged}, error: token signature is invalid: signature is invalid"
    )
    assert refused(f"Bearer {signed(iss='other')}") == "invalid API key: other"
    assert refused("Basic abc") == "invalid authorization header. Must start with Bearer "
    assert refused("Bearer abc") == "invalid authorization token"


@pytest.mark.parametrize("algorithm", ["none", "HS512"])
def test_only_one_algorithm_is_taken(algorithm: str) -> None:
    secret = SECRET if algorithm == "HS512" else ""
    token = jwt.encode({"iss": KEY, "video": {"roomList": True}}, secret, algorithm=algorithm)
    words = f"token signature is invalid: signing method {algorithm} is invalid"
    assert refused(f"Bearer {token}") == f"invalid token: {token}, error: {words}"


def test_moderating_needs_the_very_room() -> None:
    Grants({"roomAdmin": True, "room": "a"}).must_moderate("a")
    for video in ({"roomAdmin": True}, {"roomAdmin": True, "room": "*"}, {"room": "a"}, {"roomAdmin": 1, "room": "a"}):
        with pytest.raises(TwirpError):
            Grants(video).must_moderate("a")


def test_every_grant_opens_its_own_door_only() -> None:
    doors = {
        "roomList": Grants.must_list_rooms,
        "roomCreate": Grants.must_create_rooms,
        "roomRecord": Grants.must_record,
        "ingressAdmin": Grants.must_take_ingress,
    }
    for grant in doors:
        for needed, door in doors.items():
            if needed == grant:
                door(Grants({grant: True}))
            else:
                with pytest.raises(TwirpError):
                    door(Grants({grant: True}))


@given(st.dictionaries(st.sampled_from(["exp", "nbf", "iat", "video", "sip", "sub"]), JSON_VALUES))
def test_claims_of_any_shape_are_answered_in_words(claims: dict[str, object]) -> None:
    claims = {"iss": KEY, **claims}
    header, payload = (_b64(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    algorithm = jwt.get_algorithm_by_name("HS256")
    signature = _b64(algorithm.sign(f"{header}.{payload}".encode(), algorithm.prepare_key(SECRET)))
    # Whatever is claimed, the answer is grants or a refusal, and never a fault of ours.
    with contextlib.suppress(TokenRefusedError):
        assert isinstance(GATE.check(f"Bearer {header}.{payload}.{signature}"), Grants)


@given(st.text(max_size=80))
def test_any_text_for_a_token_is_refused_in_words(text: str) -> None:
    if text:
        assert refused(f"Bearer {text}").startswith("invalid ")


def test_the_wall_clock_is_the_usual_one() -> None:
    with pytest.raises(TokenRefusedError, match="expired"):
        Gate(KEY, SECRET).check(f"Bearer {signed(exp=time.time() - 61)}")


def _b64(raw: bytes) -> str:
    return jwt.utils.base64url_encode(raw).decode()
