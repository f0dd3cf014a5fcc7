"""Nothing of ours is ambient: what livekit-api would read from the environment is gone before it is loaded."""

import json
import os
import secrets
import subprocess
import sys

ASK = "import json, os; from console.cli import main; main([]); print(json.dumps(sorted(os.environ)))"
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # without one it says so, and ends before a window


def test_what_livekit_reads_from_the_environment_is_gone() -> None:
    inherited = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    ambient = dict.fromkeys(("LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"), secrets.token_hex(16))
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=inherited | ambient | {"CUELIGHT_TEST": "stays"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    left = json.loads(done.stdout)
    assert "CUELIGHT_TEST" in left
    assert [name for name in left if name.startswith("LIVEKIT_")] == []
