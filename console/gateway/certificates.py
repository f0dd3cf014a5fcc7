"""Whose certificates are believed, and what is wrong with one that is not. There is no way around either."""

import ssl
from enum import StrEnum
from pathlib import Path

import aiohttp

LONGEST_CA_FILE = 4 << 20
_OLDEST = ssl.TLSVersion.TLSv1_2


class CaFileUnusable(aiohttp.ClientError):
    """The server's own CA file cannot be read, or holds no certificate."""


class Flaw(StrEnum):
    """What is wrong with a certificate, as the end of "The certificate of … "."""

    EXPIRED = "has expired"
    EARLY = "is not valid yet"
    SELF_SIGNED = "is signed by itself"
    OTHER_NAME = "belongs to another name"
    UNKNOWN_CA = "comes from an authority that is not trusted here"
    REVOKED = "was revoked"
    OTHER = "is not acceptable"


# OpenSSL's numbers (include/openssl/x509_vfy.h.in).
_FLAWS = {
    2: Flaw.UNKNOWN_CA,
    9: Flaw.EARLY,
    10: Flaw.EXPIRED,
    18: Flaw.SELF_SIGNED,
    19: Flaw.UNKNOWN_CA,
    20: Flaw.UNKNOWN_CA,
    21: Flaw.UNKNOWN_CA,
    23: Flaw.REVOKED,
    62: Flaw.OTHER_NAME,
    64: Flaw.OTHER_NAME,
}


def trusting(ca_file: str) -> ssl.SSLContext:
    """Believe the system's authorities, or only those of a file; raises CaFileUnusable.

    Not ssl.create_default_context, which writes the keys of every connection to the file that SSLKEYLOGFILE names.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # checks the chain and the name
    context.minimum_version = _OLDEST
    if not ca_file:
        context.load_default_certs()
        return context
    try:
        with Path(ca_file).expanduser().open("rb") as file:
            held = file.read(LONGEST_CA_FILE)
        context.load_verify_locations(cadata=held.decode("ascii"))
    except OSError as error:
        raise CaFileUnusable(error.strerror or "no certificate in it") from None
    except (ValueError, RuntimeError):  # bytes that are no PEM, and a home folder that is nowhere
        raise CaFileUnusable("no certificate in it") from None
    return context


def flaw(error: BaseException | None) -> Flaw | None:
    """Say what OpenSSL found wrong with a certificate; None where it was no certificate that failed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _FLAWS.get(error.verify_code, Flaw.OTHER)
    return None
