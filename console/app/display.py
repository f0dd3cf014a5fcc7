"""Asks for a display before Qt does, because a Qt that finds none ends the process with an abort.

The questions are those that Qt's own platforms ask (xcb_connect, wl_display_connect), through the libraries they use.
Nothing here imports Qt.
"""

import ctypes
import sys
from collections.abc import Callable, Mapping

_VARIABLES = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
"""The two kinds of display, by the Qt platform that shows windows on it, with the variable that names it."""

_INSTEAD = "start Cuelight in a desktop session, or add --screenshot FILE or --describe, which need no display."


def answers(kind: str, name: str) -> bool:
    """Whether the display of this kind and name accepts a connection from this process."""
    try:
        if kind == "xcb":
            return _x11_answers(name)
        return _wayland_answers(name)
    except OSError:  # the library is not there, and so Qt's platform could not be loaded either
        return False


def missing_display(
    environ: Mapping[str, str],
    system: str = sys.platform,
    asks: Callable[[str, str], bool] = answers,
) -> str | None:
    """One sentence that says why no window can be opened and what to do, or nothing when one can."""
    if system != "linux":
        return None
    chosen = environ.get("QT_QPA_PLATFORM", "")
    platforms = [name.split(":")[0].split("-")[0] for name in chosen.split(";") if name] or list(_VARIABLES)
    if any(platform not in _VARIABLES for platform in platforms):
        return None  # offscreen and its like need no display
    named = {kind: environ[_VARIABLES[kind]] for kind in platforms if environ.get(_VARIABLES[kind])}
    if not named:
        return f"There is no display to open a window on: {_INSTEAD}"
    if any(asks(kind, name) for kind, name in named.items()):
        return None
    silent = " and ".join(f"{_VARIABLES[kind]}={name}" for kind, name in named.items())
    return f"No display answers at {silent}: {_INSTEAD}"


def _x11_answers(name: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers(name: str) -> bool:
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(name.encode())
    if not display:
        return False
    wayland.wl_display_disconnect(display)
    return True
