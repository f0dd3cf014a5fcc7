"""A write is whole or has not happened, and leaves no draft."""

from pathlib import Path

import pytest

from console.profiles.atomic import write_atomically
from console.profiles.errors import FileUnwritable


def test_a_file_is_replaced_with_its_lines_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "servers.toml"
    for text in ("one\r\n\u00e9\n", "", "two"):
        write_atomically(file, text)
        assert file.read_bytes() == text.encode()
    assert [path.name for path in file.parent.iterdir()] == ["servers.toml"]


def test_what_cannot_be_replaced_stays_and_no_draft_is_left(tmp_path: Path) -> None:
    taken = tmp_path / "servers.toml"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(FileUnwritable, match=r"servers\.toml could not be written: .*\.$"):
        write_atomically(taken, "text")
    assert [path.name for path in tmp_path.iterdir()] == ["servers.toml"]
    assert taken.is_dir()


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileUnwritable):
        write_atomically(tmp_path / "file" / "servers.toml", "text")
