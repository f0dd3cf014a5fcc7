"""Showing deeds in the activity pane, and reading what it lists."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from console.domain.deeds import Deed, Outcome
from console.ui.activity.pane import Activity
from tests.ui.stage import SUMMIT, deed, mute, scene


def told(*numbers: int, outcome: Outcome = Outcome.SEEN) -> tuple[Deed, ...]:
    return tuple(deed(mute(f"p{n}"), outcome, number=n, age=5000 - n) for n in reversed(numbers))


def show(pane: Activity, deeds: Iterable[Deed], **more: Iterable[Deed]) -> None:
    scenes = {"summit": scene(deeds=tuple(deeds))}
    for key, others in more.items():
        there = replace(SUMMIT, key=key, name=key.title())
        scenes[key] = scene(deeds=tuple(others), server=there)
    pane.show_scenes(scenes)


def titles(pane: Activity) -> list[str]:
    return [row.title for row in pane.list.shown_rows()]


def point(pane: Activity, over: bool) -> None:
    """Bring the pointer over the list, or take it away."""
    pane.list.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over)
    if not over:
        QApplication.sendEvent(pane.list, QEvent(QEvent.Type.Leave))
