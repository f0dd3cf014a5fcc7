"""A desktop session of its own for a program under test: home folder, bus, keyring, display, accessibility.

Nothing of the person who runs the tests is touched: a program is started with the session's `env`.
"""

import os
import secrets
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.real.process import Process

_KEPT = ("PATH", "LANG", "LC_ALL", "TZ")  # of the environment; the rest is the session's own
_ASK = ("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/")


@contextmanager
def home(folder: Path) -> Iterator[dict[str, str]]:
    """An environment whose home and XDG folders are new and empty, without bus or display."""
    env = {name: os.environ[name] for name in _KEPT if name in os.environ}
    env |= {"HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    for variable, name in {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        env[variable] = str(folder / name)
    yield env


@contextmanager
def bus(dbus_run_session: Path, env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Adds a session bus; the daemon lies beside dbus-run-session."""
    folder = Path(env["XDG_RUNTIME_DIR"])
    address = f"unix:path={folder / 'bus'}"
    process = Process(
        [dbus_run_session.with_name("dbus-daemon"), "--session", "--nofork", "--nosyslog", f"--address={address}"],
        folder / "dbus.log",
        env=env,
    )
    try:
        process.wait_ready((folder / "bus").exists)
        yield {**env, "DBUS_SESSION_BUS_ADDRESS": address}
    finally:
        process.stop()


@contextmanager
def keyring(daemon: Path, env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Adds an unlocked gnome-keyring to a session that has a bus."""
    process = Process(
        [daemon, "--foreground", "--unlock", "--components=secrets"],
        Path(env["XDG_RUNTIME_DIR"]) / "keyring.log",
        env=env,
        talks=True,
    )
    password, output = process.pipes
    try:
        password.write(secrets.token_hex(16).encode())
        password.close()  # the end of its input is the end of the password
        process.wait_ready(lambda: owns(env, "org.freedesktop.secrets"))
        yield dict(env)
    finally:
        process.stop()
        password.close()
        output.close()


@contextmanager
def screen(xvfb_run: Path, env: Mapping[str, str], size: str = "1600x1000x24") -> Iterator[dict[str, str]]:
    """Adds an X display that nobody sees, for Qt's xcb platform; Xvfb lies beside xvfb-run."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as number:
        process = Process(
            [
                xvfb_run.with_name("Xvfb"),
                "-displayfd",
                str(write),
                "-screen",
                "0",
                size,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            Path(env["XDG_RUNTIME_DIR"]) / "xvfb.log",
            env=env,
            pass_fds=[write],
        )
        os.close(write)  # so that the line below ends when Xvfb does
        try:
            display = f":{number.readline().decode().strip()}"
            process.wait_ready(lambda: display != ":")
            yield {**env, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        finally:
            process.stop()


@contextmanager
def accessibility(launcher: Path, env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Adds the accessibility bus to a session that has a bus and a display."""
    process = Process([launcher, "--launch-immediately"], Path(env["XDG_RUNTIME_DIR"]) / "accessibility.log", env=env)
    try:
        process.wait_ready(lambda: owns(env, "org.a11y.Bus"))
        yield {**env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    finally:
        process.stop()


def owns(env: Mapping[str, str], name: str) -> bool:
    """Whether somebody owns this name on the session's bus."""
    question = [*_ASK, "org.freedesktop.DBus.NameHasOwner", f"string:{name}"]
    answer = subprocess.run(question, env=dict(env), capture_output=True, text=True, timeout=5, check=False)
    return answer.stdout.split() == ["boolean", "true"]
