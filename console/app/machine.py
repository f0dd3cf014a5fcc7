"""What this copy of Cuelight is made of and runs on, for reports: versions and the platform, nothing of the person."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from console import __version__

_PARTS = ("PySide6-Essentials", "qasync", "aiohttp", "livekit-api", "keyring")


def versions() -> tuple[str, ...]:
    """Return a line for the program, one for what it is made of, and one for the system."""
    bundle = " (bundle)" if getattr(sys, "frozen", False) else ""
    parts = ", ".join(f"{name} {_version(name)}" for name in _PARTS)
    return (
        f"Cuelight {__version__}{bundle}, Python {platform.python_version()}, Qt {qVersion()}",
        parts,
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )


def display(app: QGuiApplication) -> str:
    """Return Qt's platform with the size and scale of every screen."""
    screens = (
        f"{screen.size().width()}×{screen.size().height()} at {screen.devicePixelRatio():g}" for screen in app.screens()
    )
    return f"{app.platformName()}: {', '.join(screens) or 'no screen'}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a frozen bundle may come without the papers of its parts
        return "in the bundle"
