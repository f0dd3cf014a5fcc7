"""The wheel, installed alone into a fresh environment, is the whole program."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from checkout import Checkout
from environment import Environment
from programs import Programs

import console

ROOT = Path(__file__).parents[2]
Cuelight = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.timeout(400)


def pip(python: Path | str, *arguments: str | Path) -> None:
    """Run pip in isolation from this checkout."""
    done = subprocess.run(
        [python, "-I", "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the locked build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def cuelight(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Cuelight:
    """Runs the installed command, far from the checkout, without a display and with an empty home."""
    root = tmp_path_factory.mktemp("installed")
    fresh = Checkout(root, "", windows=False)
    lock = fresh.lock("run")
    lock.parent.mkdir(parents=True)
    lock.write_bytes((ROOT / "packaging" / "locks" / "run.txt").read_bytes())
    Environment(fresh, Programs()).install("run")
    pip(fresh.python, "install", "--no-deps", "--no-index", wheel)
    home = tmp_path_factory.mktemp("home")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [fresh.python.with_name("cuelight"), *arguments]
        env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(home)}
        return subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, timeout=90, check=False)

    return run


def test_the_wheel_holds_code_resources_and_licences_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"console", f"cuelight-{console.__version__}.dist-info"}
    assert "console/_resources/cuelight.svg" in names
    assert {Path(name).name for name in names} >= {"LICENSE", "THIRD-PARTY-NOTICES.md", "cli.py", "py.typed"}


def test_the_installed_command_says_its_version(cuelight: Cuelight) -> None:
    done = cuelight("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert console.__version__ in done.stdout


def test_the_installed_command_shows_the_demo_without_a_display(cuelight: Cuelight, tmp_path: Path) -> None:
    picture = tmp_path / "demo.png"
    done = cuelight("--demo", "--screenshot", picture)
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")


def test_the_installed_command_without_a_display_says_so_in_one_sentence(cuelight: Cuelight) -> None:
    done = cuelight("--demo")
    assert done.returncode == 2
    assert "display" in done.stderr
    assert done.stderr.count("\n") == 1
