"""The file's text: a change touches the lines it must, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.profiles.document import SERVER, Document
from console.profiles.errors import FileBroken

WRITTEN = """\
# my servers
# ask Ada before you touch them

[settings]  # how it looks
theme = "dark" # at night

# ---- the first one
[[server]]
id = "a1"
name = "One"   # the big one
future = { x = 1 } # from a later version
  # indented

# a note of its own

# ---- the second one
[[server]]
id = "b2"
name = "Two"
# right below the last key

[server.notes]
phone = "555"

# ---- the third one
[[server]]
id = "c3"
text = \"\"\"
[[server]]
# not a comment
\"\"\"
rows = [
  ["a"]
]

# the end
"""


def names(document: Document) -> list[str]:
    """Return the ids of the servers."""
    return [values["id"] for values in document.servers]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_reading_changes_nothing(newline: str) -> None:
    text = WRITTEN.replace("\n", newline)
    document = Document(text)
    assert document.text == text
    assert names(document) == ["a1", "b2", "c3"]
    assert document.servers[1]["notes"] == {"phone": "555"}
    assert document.servers[2]["rows"] == [["a"]]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_changed_value_keeps_the_comment_beside_it(newline: str) -> None:
    document = Document(WRITTEN.replace("\n", newline))
    document.change(SERVER, 0, {"name": "Uno"})
    assert document.text == WRITTEN.replace('"One"', '"Uno"').replace("\n", newline)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_new_value_stands_with_its_own_server(newline: str) -> None:
    document = Document(WRITTEN.replace("\n", newline))
    document.change(SERVER, 0, {"stripe": "test", "spared": [{"room": 'a "b"', "identity": "c"}]})
    expected = WRITTEN.replace(
        "  # indented\n",
        '  # indented\nstripe = "test"\nspared = [{room = "a \\"b\\"", identity = "c"}]\n',
    )
    assert document.text == expected.replace("\n", newline)


def test_a_value_can_go() -> None:
    document = Document(WRITTEN)
    document.change(SERVER, 0, {"future": None, "never": None})
    assert document.text == WRITTEN.replace("future = { x = 1 } # from a later version\n", "")


def test_a_removed_server_takes_the_comments_that_touch_it_and_no_other() -> None:
    document = Document(WRITTEN)
    document.remove(SERVER, 1)
    start, end = WRITTEN.index("# ---- the second"), WRITTEN.index("# ---- the third")
    assert document.text == WRITTEN[:start] + WRITTEN[end:]
    document.remove(SERVER, 0)
    assert "# a note of its own" in document.text
    assert "# ---- the first one" not in document.text
    document.remove(SERVER, 0)
    assert names(document) == []
    for kept in ("# my servers", 'theme = "dark" # at night', "# a note of its own", "# the end"):
        assert kept in document.text
    assert "\n\n\n" not in document.text


def test_what_the_file_says_at_its_top_is_about_all_of_it() -> None:
    document = Document('# mine\n[[server]]\nid = "a"\n\n[[server]]\nid = "b"\n')
    document.remove(SERVER, 0)
    assert document.text == '# mine\n\n[[server]]\nid = "b"\n'


def test_a_file_of_servers_alone_has_no_holes_after_removals() -> None:
    document = Document('[[server]]\nid = "a"\n\n[[server]]\nid = "b"\n\n[[server]]\nid = "c"\n')
    document.remove(SERVER, 2)
    assert document.text.rstrip() == '[[server]]\nid = "a"\n\n[[server]]\nid = "b"'
    document.remove(SERVER, 0)
    assert document.text.strip() == '[[server]]\nid = "b"'


@pytest.mark.parametrize("ending", ["", "\n", "\n\n", "\n# no newline"])
def test_a_new_table_stands_apart_at_the_end(ending: str) -> None:
    document = Document('[[server]]\nid = "a"' + ending)
    document.add(SERVER, {"id": "b"})
    assert names(document) == ["a", "b"]
    assert document.text.endswith('\n\n[[server]]\nid = "b"\n')
    assert document.text.startswith('[[server]]\nid = "a"' + ending)


def test_an_empty_file_begins_with_its_first_table() -> None:
    document = Document("")
    document.add(SERVER, {"id": "a"})
    assert document.text == '[[server]]\nid = "a"\n'


def test_lines_are_found_for_complaints() -> None:
    document = Document(WRITTEN)
    lines = WRITTEN.splitlines()
    assert lines[document.line_of(SERVER, 0, "name") - 1].startswith("name = ")
    assert lines[document.line_of(SERVER, 1, "id") - 1] == 'id = "b2"'
    assert lines[document.line_of(SERVER, 1, "address") - 1] == "[[server]]"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[[server]]\nname = 'x'\n[[server]\n", 3),
        ("a = 1\na = 2\n", 2),
        ("[[server]]\nname = 'x\n", 2),
        ("[settings]\n[settings]\n", 2),
        ("[server]\nname = 'x'\n", 1),
    ],
)
def test_what_is_no_such_file_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FileBroken) as raised:
        Document(text)
    assert raised.value.line == line
    assert str(raised.value).startswith(f"Line {line} of the servers' file: ")
    assert str(raised.value).endswith(".")


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove"]), st.integers(0, 9), TEXTS, st.booleans()), max_size=12
)


@given(STEPS)
def test_any_walk_leaves_the_values_meant_and_the_notes_of_people(steps: list[tuple[str, int, str, bool]]) -> None:
    document = Document(WRITTEN)
    meant = document.servers
    for step, (kind, place, text, listed) in enumerate(steps):
        value: object = [{"room": text, "identity": "x"}] if listed else text
        if kind == "add":
            document.add(SERVER, {"id": f"n{step}", "value": value})
            meant.append({"id": f"n{step}", "value": value})
        elif meant:
            number = place % len(meant)
            if kind == "remove":
                document.remove(SERVER, number)
                del meant[number]
            else:
                document.change(SERVER, number, {"value": value})
                meant[number]["value"] = value
        document = Document(document.text)
        assert document.servers == meant
    for kept in ("# my servers", 'theme = "dark" # at night', "# a note of its own", "# the end"):
        assert kept in document.text
