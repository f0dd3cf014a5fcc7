"""Prepares everything the tests need, runs them, and names what could not be had."""

import os
from collections.abc import Mapping, Sequence

from checkout import Checkout
from counterparts import Counterparts, Found
from environment import Environment
from preparation import INTERRUPTED, is_root
from programs import Obstacle, Programs
from qt_start import QtStart
from system_packages import SystemPackages

MOST_WORKERS = 4  # each starts servers of its own


def run_tests(
    checkout: Checkout,
    arguments: Sequence[str],
    environ: Mapping[str, str] = os.environ,
    programs: Programs | None = None,
    processors: int = os.cpu_count() or 1,
) -> int:
    """Run pytest with these arguments in the checkout's environment; returns an exit status.

    Without arguments all tests are run, by a worker on every processor; a choice of them is run by one.
    """
    programs = programs or Programs()
    environment = Environment(checkout, programs)
    packages = SystemPackages(programs, is_root())
    qt = QtStart(checkout, programs, packages)
    try:
        with environment.alone():
            if not checkout.has_installed("test"):
                environment.install("test")
            if not checkout.ready_to_run("offscreen"):
                qt.check("offscreen")
            here = Counterparts(checkout.root, programs, packages, qt).prepare()
            here.write(checkout.root / ".cache" / "counterparts.json")
        code = programs.lend([checkout.python, "-m", "pytest", *(arguments or _shared(processors))], checkout.root)
    except Obstacle as obstacle:
        programs.say(str(obstacle))
        return 2
    except OSError as failure:  # a disk that is full or may not be written to
        programs.say(f"This checkout cannot be prepared: {failure}.")
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    return _closing(here, code, programs, strict=bool(environ.get("CI")))


def _shared(processors: int) -> list[str]:
    """Return what shares all tests among workers: whole files, in the order of tests/plugins/workers.py."""
    if processors == 1:
        return []
    return ["-n", str(min(processors, MOST_WORKERS)), "--dist", "loadfile", "--no-loadscope-reorder"]


def _closing(here: Found, code: int, programs: Programs, *, strict: bool) -> int:
    """Name what was not run; where CI is set that is a failure."""
    for name, reason in sorted(here.missing.items()):
        programs.say(f"not run: {name} ({reason})")
    if here.missing and strict:
        programs.say("CI is set, so what was not run is a failure.")
        return code or 1
    return code
