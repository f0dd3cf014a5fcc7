"""Why nothing can be done at all on a server, in a few words for the line below a button."""

from console.domain.health import Worth
from console.ui.scene import Scene

_REASONS = {
    Worth.CONNECTING: "Not connected yet.",
    Worth.OFFLINE: "Off while nothing answers.",
    Worth.REJECTED: "Off while the key is not accepted.",
    Worth.SKEWED: "Off until the clocks agree.",
    Worth.UNTRUSTED: "Off while the certificate is not trusted.",
}


def cut_off(scene: Scene) -> str:
    """Return the reason, or nothing while a server may be acted on."""
    return _REASONS.get(scene.health.worth, "")
