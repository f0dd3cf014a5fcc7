"""From whatever aiohttp, ssl, protobuf and livekit-api raise to our own small tree, with a sentence and a next step."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from google.protobuf.message import DecodeError
from livekit.api.twirp_client import ServerError as TwirpError

from console.domain.errors import Missing, NotSent, Refused, ServerError, Unanswered
from console.domain.text import visible
from console.domain.trouble import Cause, Trouble
from console.gateway.listings import NotAList
from console.gateway.session import MOST_SAID, AnswerTooLarge, NotLiveKit

_PREFIX = "twirp error unknown: "
_TRY_AGAIN = "Cuelight keeps trying."


@contextmanager
def translated(host: str, doing: str) -> Iterator[None]:
    """Raise only our own errors: `host` is shown to people, `doing` is a clause such as "list rooms"."""
    try:
        yield
    except TwirpError as error:
        raise _answered(error, doing) from None
    except TimeoutError:
        raise Unanswered(Trouble(Cause.TIMED_OUT, f"{host} took too long to answer.", _TRY_AGAIN)) from None
    except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError) as error:
        raise NotSent(_certificate(error, host)) from None
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise NotSent(Trouble(Cause.UNREACHABLE, f"Nothing answers at {host}.", _TRY_AGAIN)) from None
    except AnswerTooLarge:
        raise Unanswered(Trouble(Cause.TOO_LARGE, "An answer over 96 MB was refused.")) from None
    except (NotLiveKit, DecodeError, NotAList) as error:
        step = "Check the address, and any proxy or sign-in page on this network."
        raise Unanswered(
            Trouble(
                Cause.NOT_LIVEKIT, f"Something that is not LiveKit answered at {host}.", step, str(error)[:MOST_SAID]
            )
        ) from None
    except (aiohttp.ClientError, OSError):
        raise Unanswered(Trouble(Cause.INTERRUPTED, f"The connection to {host} broke off.", _TRY_AGAIN)) from None


def _certificate(error: aiohttp.ClientConnectorError, host: str) -> Trouble:
    reason = error.__cause__ or error.os_error
    said = reason.verify_message if isinstance(reason, ssl.SSLCertVerificationError) else ""
    sentence = f"The certificate of {host} is not trusted{f': {visible(said)}' if said else ''}."
    return Trouble(Cause.TLS, sentence, "Nothing was sent. Renew the certificate, or check this machine's clock.")


def _answered(error: TwirpError, doing: str) -> ServerError:
    """Branch on the status and code only: messages differ between Cloud and self-hosted servers."""
    code, status = error.code, error.status
    said = visible(_without_token(error.message.removeprefix(_PREFIX)), MOST_SAID)
    match status, code:
        case 401, "unauthenticated" | "permission_denied":
            trouble = Trouble(Cause.NOT_ALLOWED, f"This key may not {doing}.", "Use a key with that right.", said)
        case 401, _:
            step = "Check key and secret, and this machine's clock."
            trouble = Trouble(Cause.KEY_REJECTED, "The server did not accept the key or the secret.", step, said)
        case 403, _:
            trouble = Trouble(Cause.NOT_ALLOWED, f"This key may not {doing}.", "Use a key with that right.", said)
        case 404, "not_found":
            return Missing(Trouble(Cause.MISSING, "It is not there any more.", "", said))
        case 404, _:
            step = "Check the address."
            return Refused(Trouble(Cause.NOT_LIVEKIT, "There is no LiveKit API at this address.", step, said))
        case 408, _:
            return Unanswered(Trouble(Cause.TIMED_OUT, "The server waited in vain for an answer.", "", said))
        case 429, _:
            trouble = Trouble(Cause.SLOW_DOWN, "The server asks us to slow down.", _TRY_AGAIN, said)
        case 503, _:
            return Unanswered(Trouble(Cause.NOBODY_ANSWERS, "Nobody on the server answered for it.", "", said))
        case _, "internal" if "redis" in said or "not connected" in said:
            trouble = Trouble(
                Cause.NO_RECORDER, "This server has no recording service.", "It needs Redis and Egress.", said
            )
        case _ if status >= 500:
            return Unanswered(Trouble(Cause.SERVER_BROKEN, f"The server failed with {status}.", _TRY_AGAIN, said))
        case _:
            trouble = Trouble(Cause.REFUSED, f"The server refused to {doing}.", "", said)
    return Refused(trouble)


def _without_token(said: str) -> str:
    """LiveKit 1.13 answers a bad token with the whole token (pkg/service/auth.go): keep the reason only."""
    if said.startswith("invalid token:"):
        return f"invalid token{said[said.rfind(', error:') :]}" if ", error:" in said else "invalid token"
    return said
