"""Which keyrings are used: those of the list, and never a file."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring import errors
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null
from keyring.compat import properties

from console.profiles.backends import ALLOWED, KeyringStore, open_keyring
from console.profiles.errors import KeyringLocked, KeyringRefused, NoKeyring

ROOT = Path(__file__).parents[2]


class PlaintextKeyring(KeyringBackend):
    """What a plug-in may bring: a file anybody can read, and the best of all by its own account."""

    priority = 100
    file: Path

    def get_password(self, service: str, username: str) -> str | None:
        """Read nothing."""
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write it down."""
        self.file.write_text(password, encoding="utf-8")


class MoodyKeyring(KeyringBackend):
    """Fails as it is told to."""

    priority = 1

    def __init__(self, error: Exception) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own
        self._error = error

    def get_password(self, service: str, username: str) -> str | None:
        """Fail."""
        raise self._error

    def set_password(self, service: str, username: str, password: str) -> None:
        """Fail."""
        raise self._error


def test_the_list_is_the_list() -> None:
    names = {f"{backend.__module__}.{backend.__qualname__}" for backend in ALLOWED}
    assert names == {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }


@pytest.mark.parametrize("backend", [PlaintextKeyring, null.Keyring, fail.Keyring, chainer.ChainerBackend])
def test_a_backend_outside_the_list_is_no_keyring(backend: type[KeyringBackend], tmp_path: Path) -> None:
    PlaintextKeyring.file = tmp_path / "passwords"
    with pytest.raises(NoKeyring, match="this session only"):
        open_keyring([backend])
    assert list(tmp_path.iterdir()) == []


class WeakKeyring(null.Keyring):
    """Works, and another would be better."""

    priority = 2


class StrongKeyring(null.Keyring):
    """The best there is."""

    priority = 5


class AbsentKeyring(null.Keyring):
    """The best of all, if only its daemon ran."""

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 - a property of the class
        """Say why not, as the library's backends do."""
        raise RuntimeError("the daemon does not run")


def test_the_best_of_those_that_work_is_taken() -> None:
    names: dict[type[KeyringBackend], Callable[[], str]] = {
        WeakKeyring: lambda: "weak",
        StrongKeyring: lambda: "strong",
        AbsentKeyring: lambda: "absent",
    }
    assert open_keyring(names, names).name == "strong"
    assert open_keyring([AbsentKeyring, WeakKeyring], names).name == "weak"


def test_a_subclass_of_an_allowed_backend_is_not_allowed() -> None:
    class Lookalike(SecretService.Keyring):
        """Says it is the same."""

        priority = 100

    with pytest.raises(NoKeyring):
        open_keyring([Lookalike])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the keyring needs no bus")
@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", ""])
def test_an_environment_variable_chooses_no_backend(backend: str, tmp_path: Path) -> None:
    program = (
        "from console.profiles import backends, errors\n"
        "try:\n    print(backends.open_keyring().name)\n"
        "except errors.NoKeyring as none:\n    print('none:', none)\n"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    environment |= {"PYTHON_KEYRING_BACKEND": backend} if backend else {}
    environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tmp_path}/no-bus"
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("none: No keyring that keeps secrets safe answers here")
    assert [path.name for path in tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (errors.KeyringLocked("closed"), KeyringLocked),
        (errors.PasswordSetError("denied"), KeyringRefused),
        (errors.InitError("no bus"), KeyringRefused),
    ],
)
def test_the_librarys_errors_become_ours(error: Exception, ours: type[Exception]) -> None:
    store = KeyringStore(MoodyKeyring(error), "Moody")
    with pytest.raises(ours, match=r"^Moody "):
        store.read("a")
    with pytest.raises(ours, match=r"^Moody "):
        store.write("a", "b")
    with pytest.raises(ours, match=r"^Moody "):
        store.delete("a")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Secret Service prompts are D-Bus's")
def test_a_closed_prompt_of_the_secret_service_is_locked_not_broken() -> None:
    exceptions = pytest.importorskip("secretstorage.exceptions")
    store = KeyringStore(MoodyKeyring(exceptions.PromptDismissedException("closed")), "Moody")
    with pytest.raises(KeyringLocked, match="Moody stayed locked"):
        store.write("a", "b")
