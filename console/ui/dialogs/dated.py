"""The age of what a question is about, where it is old."""

from console.ui.figures import ago, time_of_day
from console.ui.scene import Scene
from console.ui.widgets.facts import Fact


def as_of(scene: Scene) -> tuple[Fact, ...]:
    """Return when the server was last seen, as long as that is not now."""
    if not scene.is_stale or not scene.truth.room_list.is_known:
        return ()
    asked = scene.truth.room_list.asked_at
    return (Fact("As of", f"{time_of_day(asked)}, {ago(scene.now - asked)}"),)
