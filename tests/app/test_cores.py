"""The real program asks for no core, and one that is written all the same holds nothing of the memory."""

import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.window.program import program

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux says in /proc what a process may do")


@LINUX
def test_the_running_program_may_leave_no_core(bare_session: dict[str, str], tmp_path: Path) -> None:
    env = bare_session | {"QT_QPA_PLATFORM": "offscreen"}
    with program(env, tmp_path / "log", "--demo") as process:
        limits = Path(f"/proc/{process.pid}/limits")
        process.wait_ready(lambda: _core_limit(limits.read_text(encoding="ascii")) == ["0", "0"])
        assert int(Path(f"/proc/{process.pid}/coredump_filter").read_text(encoding="ascii"), 16) == 0


def _core_limit(limits: str) -> list[str]:
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    return line.removeprefix("Max core file size").split()[:2]


PROGRAM = """
import os, resource, signal, sys
from console.app import cores
from console.domain.secret import Secret
resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE)[1:] * 2)
secret = Secret(sys.stdin.read())
{"both": cores.forbid_core_dumps, "filter": cores.empty_cores, "nothing": int}[sys.argv[1]]()
os.kill(os.getpid(), signal.SIGABRT)
"""


@LINUX
@pytest.mark.parametrize(("guards", "core", "secret_in_it"), [("both", 0, 0), ("filter", 1, 0), ("nothing", 1, 1)])
def test_a_core_is_not_written_or_holds_no_secret(tmp_path: Path, guards: str, core: int, secret_in_it: int) -> None:
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="utf-8").strip()
    text = secrets.token_hex(24)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, guards],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        input=text.encode(),
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == -signal.SIGABRT, done.stderr
    found = list(tmp_path.iterdir())
    if guards == "both":
        assert found == []
    elif not pattern.startswith(("core", "%e")):
        pytest.skip("cores go elsewhere here")
    elif len(found) != core:
        pytest.skip("the limit of this session is none at all")
    else:
        assert (text.encode() in found[0].read_bytes()) == bool(secret_in_it)
