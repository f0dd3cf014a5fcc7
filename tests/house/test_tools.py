"""The rules of the house that tools check: types, style, and which storey may import which."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = {
    "imports run downwards": ["-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
    "types": ["-m", "mypy"],
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("rule", TOOLS)
def test_the_tool_finds_nothing(rule: str) -> None:
    done = subprocess.run(
        [sys.executable, *TOOLS[rule]], cwd=ROOT, capture_output=True, text=True, timeout=390, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
