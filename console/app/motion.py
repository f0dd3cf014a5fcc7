"""Whether the desktop was asked for less motion. Qt 6.11 does not tell, so Linux's is asked; others cannot be yet."""

import asyncio
import importlib
import sys

from console.app.threads import DaemonExecutor
from console.ui.theme.theme import Theme

_PORTAL = "console.app.portal"
"""Speaks D-Bus, which only Linux has."""
WITHIN = 3.0


async def follow_desktop(theme: Theme, bus: str = "SESSION", within: float = WITHIN) -> None:
    """Have the theme stand still where the desktop says so; what nobody answers leaves it as it is."""
    if not sys.platform.startswith("linux"):
        return
    thread = DaemonExecutor(limit=1)  # of its own, which is gone as soon as it has asked
    try:
        calm = await asyncio.get_running_loop().run_in_executor(thread, _ask, bus, within)
    except (OSError, EOFError, KeyError, RuntimeError, ValueError):
        return  # no bus, or one that does not speak as a bus does: nothing is known then
    finally:
        thread.shutdown()
    if calm is not None:
        theme.follow_motion(calm=calm)


def _ask(bus: str, within: float) -> bool | None:
    calm: bool | None = importlib.import_module(_PORTAL).wants_less_motion(bus, within)
    return calm
