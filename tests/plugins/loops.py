"""Chooses the event loop of an async test: the console's own where the window lives, plain asyncio elsewhere.

A test in another folder gets the console's loop with `@pytest.mark.asyncio(loop_factories=["qt"])`, and one in a folder
of the window gets plain asyncio with `loop_factories=["asyncio"]`.
"""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.app.application import Application
from console.app.loop import make_loop

TESTS = Path(__file__).parents[1]
FOLDERS_ON_QT = frozenset({"app", "ui", "window"})

# Qt wants the one application to outlive every widget, so it lives as long as the process.
_kept: list[QApplication] = []


def _qt_loop() -> asyncio.AbstractEventLoop:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application(["cuelight"])
        _kept.append(app)
    return make_loop(app)


FACTORIES: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {"asyncio": asyncio.new_event_loop, "qt": _qt_loop}


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Offer the folder's loop, or all of them to a marker that chooses for itself."""
    marker = item.get_closest_marker("asyncio")
    if marker is not None and "loop_factories" in marker.kwargs:
        return FACTORIES
    folder = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
    name = "qt" if folder in FOLDERS_ON_QT else "asyncio"
    return {name: FACTORIES[name]}


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Let pytest-qt make the application that the program makes."""
    return Application
