"""A crash leaves no picture of the memory behind: the secrets are in there."""

import contextlib
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]  # a module or nothing

if sys.platform == "win32":
    import ctypes

_FILTER = Path("/proc/self/coredump_filter")
_NO_HEAP, _NO_DIALOGS = 0x1, 0x1 | 0x2
"""WER_FAULT_REPORTING_FLAG_NOHEAP; SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX (Windows error handling)."""


def forbid_core_dumps() -> None:
    """Ask the system for no core file, and Linux for one without memory should somebody write it all the same.

    A program that takes cores by a pipe, as systemd-coredump does, may pass over the limit (core(5)); the filter is
    the kernel's own. The process stays *dumpable*: without that, desktop portals refuse it, and with them go file
    dialogs and window frames (xdg-desktop-portal issues 785, 1490 and 2141).
    """
    empty_cores()
    if resource is not None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "win32":
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
        ctypes.windll.kernel32.SetErrorMode(_NO_DIALOGS)


def empty_cores() -> None:
    """Have Linux leave all memory out of whatever core is written of this process."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError):
            _FILTER.write_text("0", encoding="ascii")
