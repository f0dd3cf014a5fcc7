"""The rules of the house that no tool knows, read from the syntax trees of the sources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted([ROOT / "main.py", *(ROOT / "console").rglob("*.py"), *(ROOT / "packaging").glob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 350
DRAWERS = {"base", "common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
EMPTY_WORDS = re.compile(r"(Manager|Helper|Utils?|Handler|Base|Impl)$")
CATCHES_ALL = {"console/connection/tasks.py"}
SILENCED = re.compile(r"#\s*(?:type: ignore|noqa)\b(?P<rest>.*)")
WITH_REASON = re.compile(r"^(?:\[[\w, -]+\]|: ?[A-Z]+\d+\b(?:, ?[A-Z]+\d+\b)*)\s*(?:#|--|-|—|:)?\s*\w")


def name_of(file: Path) -> str:
    """The file's path from the root, with slashes."""
    return file.relative_to(ROOT).as_posix()


def listed(places: list[str]) -> str:
    """The places below each other, for whoever has to go there."""
    return "\n".join(["", *places])


def nodes(files: list[Path]) -> Iterator[tuple[str, ast.AST]]:
    """Every node of every file, with where it is."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield f"{name_of(file)}:{getattr(node, 'lineno', 0)}", node


def test_every_module_public_class_and_function_says_what_it_is() -> None:
    # A method may go without: what it promises is said once, by the class or the protocol that names it first.
    silent = []
    for file in CODE:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        silent += [name_of(file)] if not ast.get_docstring(tree) else []
        silent += [
            f"{name_of(file)}:{node.lineno}"
            for node in tree.body
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not silent, listed(silent)


def test_no_file_grows_past_one_idea() -> None:
    lengths = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in CODE + TESTS}
    long = [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > LONGEST]
    assert not long, listed(long)


def test_no_drawer_and_no_empty_word_in_a_name() -> None:
    drawers = [name_of(file) for file in CODE if DRAWERS & {file.stem, *file.relative_to(ROOT).parts[:-1]}]
    words = [where for where, node in nodes(CODE) if isinstance(node, ast.ClassDef) and EMPTY_WORDS.search(node.name)]
    assert not drawers + words, listed(drawers + words)


def test_only_the_task_holder_and_app_catch_everything() -> None:
    def catches_all(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return any(
            one is None or (isinstance(one, ast.Name) and one.id in ("Exception", "BaseException")) for one in caught
        )

    found = [where for where, node in nodes(CODE) if catches_all(node)]
    allowed = [where for where in found if where.startswith("console/app/") or where.split(":")[0] in CATCHES_ALL]
    assert found == allowed, listed(sorted(set(found) - set(allowed)))


def test_nothing_is_silenced_without_a_reason() -> None:
    bare = [
        f"{name_of(file)}:{number}"
        for file in CODE + TESTS
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (silenced := SILENCED.search(line)) and not WITH_REASON.match(silenced["rest"])
        if file != Path(__file__)
    ]
    assert not bare, listed(bare)


def test_no_test_patches_a_module_or_sleeps() -> None:
    forbidden = {"monkeypatch.setattr", "monkeypatch.setitem", "mock.patch", "mocker.patch", "time.sleep"}
    tests = [
        file for file in TESTS if file.name.startswith("test_")
    ]  # what waits for a condition has a file of its own
    found = [
        where for where, node in nodes(tests) if isinstance(node, ast.Call) and ast.unparse(node.func) in forbidden
    ]
    assert not found, listed(found)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("x = 1  # type: ignore[misc]  # the stub is wrong", True),
        ("x = 1  # noqa: ARG002, ASYNC109 - asyncio's own signature", True),
        ("x = 1  # type: ignore[misc]", False),
        ("x = 1  # noqa", False),
        ("x = 1  # noqa: S311", False),
        ("x = 1  # noqa: S311 repeatable", True),
    ],
)
def test_what_counts_as_a_reason(line: str, right: bool) -> None:
    silenced = SILENCED.search(line)
    assert silenced is not None
    assert bool(WITH_REASON.match(silenced["rest"])) == right
