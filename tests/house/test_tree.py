"""What may lie in the source tree, and what none of its files may say."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    *("console", "packaging", "resources", "tests"),
    *("main.py", "pyproject.toml", "LICENSE"),
    *("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md", "THIRD-PARTY-NOTICES.md"),
}
# In pieces, because this file is searched as well.
MACHINE = re.compile(r"(?<![\w./:-])/(?:root|work|farm|tmp|home/\w+|Users/\w+)/\w|\b[A-Z]:\\Users\\")
INDEXES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("proxy", "golang", "org"))
]


def tracked() -> list[str]:
    """The names of all files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(name: str) -> str:
    """A file's text, or nothing when it is not text."""
    content = (ROOT / name).read_bytes()
    return "" if b"\0" in content else content.decode()


def test_packaging_is_no_package() -> None:
    # With an __init__.py it would shadow the library of that name for main.py.
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


def test_the_top_level_is_fixed() -> None:
    top = {name.split("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} <= TOP


def test_no_file_names_a_path_of_a_machine_or_a_package_index() -> None:
    found = [
        f"{name}: {line.strip()[:80]}"
        for name in tracked()
        for line in text_of(name).splitlines()
        if MACHINE.search(line) or any(index in line for index in INDEXES)
    ]
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("path", ["/" + "root/x", "see /" + "work/a", "'/" + "home/jo/a'", "C:\\" + "Users\\jo"])
def test_what_counts_as_a_path_of_a_machine(path: str) -> None:
    assert MACHINE.search(path)


def test_no_file_is_large() -> None:
    large = [name for name in tracked() if (ROOT / name).stat().st_size > 1_500_000]
    assert large == []
