"""The certificates that the servers of this claim show, good and bad."""

import datetime as dt
import ssl
from pathlib import Path

import trustme

HERE = "127.0.0.1"


class Certificates:
    """One authority that is trusted, and for each way to be wrong a context that shows it."""

    def __init__(self, folder: Path) -> None:
        ours, theirs = trustme.CA(), trustme.CA()
        self.file = folder / "authority.pem"
        ours.cert_pem.write_to_path(str(self.file))
        long_ago = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
        self._shown = {
            "": ours.issue_cert(HERE),
            "expired": ours.issue_cert(HERE, not_before=long_ago, not_after=long_ago + dt.timedelta(days=9)),
            "another": ours.issue_cert("another.invalid"),
            "self-signed": theirs.issue_cert(HERE),
            "unknown": trustme.CA().issue_cert(HERE),
        }
        self._self_signed = theirs

    def show(self, context: ssl.SSLContext, door: str) -> None:
        """Have every new handshake of a context see this certificate."""
        if door == "self-signed":
            with self._self_signed.cert_pem.tempfile() as chain, self._self_signed.private_key_pem.tempfile() as key:
                context.load_cert_chain(chain, key)
        else:
            self._shown[door].configure_cert(context)
