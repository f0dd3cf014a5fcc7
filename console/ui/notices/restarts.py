"""The toast about a server that began anew: nobody did it here, and it explains why everybody is new at once."""

from console.domain.text import isolated
from console.ui.figures import time_of_day
from console.ui.notices.toasts import Told
from console.ui.scene import Scene


def restarted(scene: Scene) -> Told:
    """Return it with the moment at which that was seen; it waits until somebody has read it."""
    at = time_of_day(scene.truth.restarted_at)
    sentence = f"{isolated(scene.server.name)} restarted, seen at {at}. Who is back is in a new session."
    return Told(f"{scene.server.key}\0restarted", sentence, "refresh-cw", stays=True)
