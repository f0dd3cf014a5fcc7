"""The keyrings that may hold a secret, and no other: the one file that knows the keyring library.

Left to itself the library takes any plug-in it finds, a plain-text file included, or the null backend that drops what
it is given, or whatever an environment variable names. Importing it takes a tenth of a second, so this file is imported
on the keyring's thread when it is first needed.
"""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from keyring import errors
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, Windows, kwallet, libsecret, macOS

from console.profiles.errors import KeyringLocked, KeyringRefused, NoKeyring
from console.profiles.provider import DISMISSED, secret_service_name

SERVICE = "Cuelight"
"""The name under which a keyring shows our entries."""

_LOCKED: tuple[type[Exception], ...] = (errors.KeyringLocked, *DISMISSED)

ALLOWED: dict[type[KeyringBackend], Callable[[], str]] = {
    SecretService.Keyring: secret_service_name,
    libsecret.Keyring: secret_service_name,
    kwallet.DBusKeyring: lambda: "KWallet",
    kwallet.DBusKeyringKWallet4: lambda: "KWallet",
    macOS.Keyring: lambda: "macOS Keychain",
    Windows.WinVaultKeyring: lambda: "Windows Credential Locker",
}


class KeyringStore:
    """One keyring of the library, with its errors in our words."""

    def __init__(self, backend: KeyringBackend, name: str) -> None:
        self._backend = backend
        self.name = name

    def read(self, account: str) -> str | None:
        """Return a text, or None where there is none."""
        with self._in_our_words():
            return self._backend.get_password(SERVICE, account)

    def write(self, account: str, text: str) -> None:
        """Keep a text in place of the one before."""
        with self._in_our_words():
            self._backend.set_password(SERVICE, account, text)

    def delete(self, account: str) -> None:
        """Forget a text; the library calls it an error where there is none."""
        with self._in_our_words():
            if self._backend.get_password(SERVICE, account) is not None:
                self._backend.delete_password(SERVICE, account)

    @contextlib.contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except _LOCKED:
            raise KeyringLocked(
                f"{self.name} stayed locked: unlock it and try again, or use the secret for this session only."
            ) from None
        except errors.KeyringError as error:
            raise KeyringRefused(f"{self.name} failed ({type(error).__name__}).") from None


def open_keyring(
    found: Iterable[type[KeyringBackend]] = tuple(ALLOWED),
    allowed: Mapping[type[KeyringBackend], Callable[[], str]] = MappingProxyType(ALLOWED),
) -> KeyringStore:
    """Return the best keyring that is both allowed and usable here; raises NoKeyring. May block."""
    usable = [backend for backend in found if backend in allowed and backend.viable]
    if not usable:
        start = "start GNOME Keyring or KWallet, or " if sys.platform.startswith("linux") else ""
        raise NoKeyring(
            f"No keyring that keeps secrets safe answers here: {start}use the secret for this session only."
        )
    best = max(usable, key=lambda backend: backend.priority)
    return KeyringStore(best(), allowed[best]())
