"""What holds for every test: no display, no unexpected log line, no window left behind, real counterparts by name."""

import os

# Qt reads this when it is first imported; a test that wants a real display starts a program of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = [
    "tests.plugins.logs",
    "tests.plugins.widgets",
    "tests.plugins.counterparts",
    "tests.plugins.loops",
    "tests.plugins.workers",
    "tests.plugins.chance",
    "tests.real.fixtures",
]
