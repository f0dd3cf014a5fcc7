"""Certificates of every bad kind, made for one run and signed by an authority that one run believes."""

import datetime as dt
import ipaddress
import ssl
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

HERE = "127.0.0.1"
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
_RSA_SHA256, _RSA_SHA1 = (bytes.fromhex(f"06092a864886f70d0101{last}") for last in ("0b", "05"))  # RFC 8017, appendix C
_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate with its key, and those between it and its root."""

    certificate: x509.Certificate
    key: _Key
    between: tuple[x509.Certificate, ...] = ()

    @property
    def pem(self) -> bytes:
        """The certificate alone, as a CA file holds it."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def serving(self, folder: Path) -> ssl.SSLContext:
        """Return what a server shows this with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("ALL:@SECLEVEL=0")
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".pem") as file:
            chain = (self.certificate, *self.between)
            for one in chain:
                file.write(one.public_bytes(serialization.Encoding.PEM))
            kind = serialization.PrivateFormat.PKCS8
            file.write(self.key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption()))
            file.flush()
            context.load_cert_chain(file.name)
        return context


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _names(names: Sequence[str]) -> x509.SubjectAlternativeName:
    found: list[x509.GeneralName] = []
    for name in names:
        try:
            found.append(x509.IPAddress(ipaddress.ip_address(name)))
        except ValueError:
            found.append(x509.DNSName(name))
    return x509.SubjectAlternativeName(found)


def issue(
    issuer: Paper | None,
    *,
    names: Sequence[str] = (HERE, "localhost"),
    called: str = "Cuelight test",
    ca: bool = False,
    key: _Key | None = None,
    begins: dt.datetime = NOW - DAY,
    ends: dt.datetime = NOW + 90 * DAY,
    more: Sequence[tuple[x509.ExtensionType, bool]] = (),
) -> Paper:
    """Issue a certificate; without an issuer it signs itself."""
    own = key or _key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)])
    signer = issuer.key if issuer else own
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
    )
    if issuer:
        authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
        builder = builder.add_extension(authority, critical=False)
    if names and not ca:
        builder = builder.add_extension(_names(names), critical=False)
    for extension, critical in more:
        builder = builder.add_extension(extension, critical=critical)
    made = builder.sign(signer, hashes.SHA256())
    between = (
        (issuer.certificate, *issuer.between)
        if issuer and issuer.certificate.issuer != issuer.certificate.subject
        else ()
    )
    return Paper(made, own, between)


def authority(called: str, **more: object) -> Paper:
    """Return a root."""
    return issue(None, called=called, ca=True, **more)  # type: ignore[arg-type]  # passed on


def weakly_signed(issuer: Paper) -> Paper:
    """Issue a certificate that is signed over SHA-1, which no library makes any more: its own bytes are changed."""
    made = issue(issuer)
    assert isinstance(issuer.key, rsa.RSAPrivateKey)
    inner = made.certificate.tbs_certificate_bytes.replace(_RSA_SHA256, _RSA_SHA1)
    signature = issuer.key.sign(inner, padding.PKCS1v15(), hashes.SHA1())
    whole = made.certificate.public_bytes(serialization.Encoding.DER).replace(_RSA_SHA256, _RSA_SHA1)
    whole = whole.replace(made.certificate.signature, signature)
    return Paper(x509.load_der_x509_certificate(whole), made.key, made.between)


def bad_papers(root: Paper) -> dict[str, Paper]:
    """Return every bad kind by its name; `root` is believed, and signed whatever somebody could have it sign."""
    other = authority("Unknown root")
    namesake = authority("Cuelight root")
    late_root = authority("Old root", begins=NOW - 90 * DAY, ends=NOW - DAY)
    between = issue(root, called="Between", ca=True)
    late_between = issue(root, called="Old between", ca=True, begins=NOW - 9 * DAY, ends=NOW - DAY)
    leaf = issue(root, called="No authority")
    only_example = x509.NameConstraints([x509.DNSName("example.org")], None)
    not_here = x509.NameConstraints(None, [x509.IPAddress(ipaddress.ip_network("127.0.0.0/8"))])
    bound, banned = (
        issue(root, called=f"Bound {n}", ca=True, more=[(c, True)]) for n, c in enumerate((only_example, not_here))
    )
    unknown = x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4.5"), b"\x05\x00")
    for_clients = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
    kept_back = issue(between)
    weak = issue(root, called="RSA between", ca=True, key=rsa.generate_private_key(65537, 2048))
    return {
        "expired": issue(root, begins=NOW - 90 * DAY, ends=NOW - DAY),
        "expired a second ago": issue(root, ends=NOW - dt.timedelta(seconds=1)),
        "not valid yet": issue(root, begins=NOW + DAY),
        "self-signed": issue(None),
        "self-signed and expired": issue(None, begins=NOW - 9 * DAY, ends=NOW - DAY),
        "wrong name": issue(root, names=["other.example.org"]),
        "wrong address": issue(root, names=["127.0.0.2"]),
        "address as a name": issue(root, names=["localhost.example.org"], called=HERE),
        "no name": issue(root, names=[]),
        "any name": issue(root, names=["*"]),
        "name of a neighbour": issue(root, names=["127.0.0.1.example.org"]),
        "unknown CA": issue(other),
        "CA of the same name": issue(namesake),
        "root that is no longer in the store": issue(authority("Withdrawn root")),
        "expired root": issue(late_root),
        "expired between": issue(late_between),
        "between kept back": Paper(kept_back.certificate, kept_back.key),
        "signed by no authority": issue(leaf),
        "name outside its bounds": issue(banned),
        "bound to other names": issue(bound, names=["localhost.example.com", HERE], called="localhost"),
        "for clients only": issue(root, more=[(for_clients, False)]),
        "unknown critical extension": issue(root, more=[(unknown, True)]),
        "1024 bits": issue(root, key=rsa.generate_private_key(65537, 1024)),
        "SHA-1": weakly_signed(weak),
    }
