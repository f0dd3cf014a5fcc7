"""The journal's file: nobody else's to read, clean after anything, and never thrown away."""

import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from console.domain.deeds import PARAMETERS, Author, Deed, Outcome, Verb
from console.journal.errors import Damaged, Unwritable
from console.journal.rows import COLUMNS, deed_of, row_of
from console.journal.store import KEPT_DAYS, NAME, SCHEMA, Store, set_aside
from tests.journal.made import deed
from tests.made import NOW

TEXT = some.text(max_size=20)
MOMENT = some.floats(0, 2e9)


@some.composite
def deeds(draw: some.DrawFn) -> Deed:
    verb = draw(some.sampled_from(Verb))
    names = sorted(PARAMETERS.get(verb, ()))
    return Deed(
        draw(some.text(min_size=1, max_size=8)),
        Author(*(draw(TEXT) for _ in range(4))),
        verb,
        room=draw(TEXT),
        room_sid=draw(TEXT),
        identity=draw(TEXT),
        participant_sid=draw(TEXT),
        name=draw(TEXT),
        track_sid=draw(TEXT),
        source=draw(TEXT),
        parameters=tuple((name, draw(TEXT)) for name in names),
        batch=draw(TEXT),
        pressed_at=draw(MOMENT),
        sent_at=draw(MOMENT),
        accepted_at=draw(MOMENT),
        settled_at=draw(MOMENT),
        outcome=draw(some.sampled_from(Outcome)),
        answer=draw(TEXT),
        reason=draw(TEXT),
        step=draw(TEXT),
        undoable=draw(some.booleans()),
        undoes=draw(TEXT),
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal" / NAME


@given(deeds())
def test_every_deed_comes_back_as_it_was(written: Deed) -> None:
    assert deed_of(row_of(written)) == written


def test_nothing_that_is_not_on_the_list_can_be_written_down() -> None:
    with pytest.raises(ValueError, match="token"):
        replace(deed("1"), parameters=(("token", "x"),))
    assert "secret" not in " ".join(COLUMNS)
    assert "token" not in " ".join(COLUMNS)


def test_what_is_written_is_there_for_the_next_one(file: Path) -> None:
    store = Store(file)
    store.write([deed("1", Outcome.WAITING), deed("2")])
    store.write([deed("1", Outcome.SENT)])
    store.close()
    found = Store(file).newest(10)
    assert [(d.id, d.outcome, d.earlier) for d in found] == [("1", Outcome.SENT, True), ("2", Outcome.SEEN, True)]


def test_folder_and_files_are_their_owners_alone(file: Path) -> None:
    store = Store(file)
    store.write([deed("1")])
    modes = {part.name: stat.S_IMODE(part.stat().st_mode) for part in (file.parent.parent, file.parent)}
    assert modes == {"state": 0o700, "journal": 0o700}
    files = {part.name: stat.S_IMODE(part.stat().st_mode) for part in file.parent.iterdir()}
    assert files == {NAME: 0o600, f"{NAME}-wal": 0o600, f"{NAME}-shm": 0o600}
    store.close()


def test_a_file_that_others_could_read_is_closed_to_them(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.touch(0o644)
    Store(file).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_link_in_its_place_is_not_followed(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir(parents=True)
    other = tmp_path / "other"
    other.write_text("somebody's")
    file.symlink_to(other)
    with pytest.raises(Unwritable):
        Store(file)
    assert other.read_text() == "somebody's"


@pytest.mark.parametrize(
    "content",
    [b"not a database at all, but long enough to be taken for one" * 20, b"SQLite format 3\0" + b"\xff" * 5000],
)
def test_a_damaged_file_is_put_aside_and_never_deleted(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with pytest.raises(Damaged):
        Store(file)
    aside = set_aside(file, 1_800_000_000.5)
    assert aside.name == "journal-damaged-20270115T080000500Z.sqlite3"
    assert aside.read_bytes() == content
    Store(file).close()


def test_damage_within_the_pages_is_found(file: Path) -> None:
    store = Store(file)
    store.write([deed(str(n), room="R" * 300) for n in range(200)])
    store.close()
    content = bytearray(file.read_bytes())
    content[8192 : 8192 + 2000] = b"\x5a" * 2000
    file.write_bytes(content)
    with pytest.raises(Damaged):
        Store(file)


def test_a_database_of_somebody_else_is_not_ours(file: Path) -> None:
    file.parent.mkdir(parents=True)
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(Damaged):
        Store(file)


def test_a_newer_journal_is_left_as_it_is(file: Path) -> None:
    Store(file).close()
    newer = sqlite3.connect(file)
    newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    newer.close()
    before = file.read_bytes()
    with pytest.raises(Unwritable, match="newer Cuelight"):
        Store(file)
    assert file.read_bytes() == before


def test_what_another_program_holds_is_said(file: Path) -> None:
    store = Store(file)
    rival = sqlite3.connect(file, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unwritable, match="Another program"):
        store.write([deed("1")])
    rival.execute("ROLLBACK")
    rival.close()
    store.write([deed("1")])
    assert [d.id for d in store.newest(10)] == ["1"]
    store.close()


def test_a_full_disk_is_said_and_nothing_of_the_group_is_half_written(file: Path) -> None:
    store = Store(file)
    store.write([deed("1")])
    store._base.execute("PRAGMA max_page_count = 12")
    with pytest.raises(Unwritable, match="The disk is full"):
        store.write([deed(str(n), room="R" * 3000) for n in range(2, 50)])
    assert [d.id for d in store.newest(100)] == ["1"]
    store.close()


def test_old_deeds_go_and_the_newest_stay(file: Path) -> None:
    store = Store(file)
    store.write([deed("old", at=NOW - (KEPT_DAYS + 1) * 86400), deed("new")])
    store.prune(NOW)
    assert [d.id for d in store.newest(10)] == ["new"]
    store.write(deed(str(n)) for n in range(105))
    store.prune(NOW, most=100)
    assert len(store.newest(1000)) == 100
    store.close()


def test_what_is_open_is_found_however_old(file: Path) -> None:
    store = Store(file)
    store.write([deed("open", Outcome.SENT), *(deed(str(n)) for n in range(20))])
    other = Author("other")
    store.write([deed("theirs", by=other)])
    assert [d.id for d in store.newest(2)] == ["open", "19", "theirs"]
    assert [d.id for d in store.newest(1, "main")] == ["open", "19"]
    assert [d.id for d in store.newest(5, "other")] == ["theirs"]
    store.close()


def test_a_session_that_did_not_end_is_noticed_by_the_next(file: Path) -> None:
    store = Store(file)
    assert [store.begin_session(1.0), store.begin_session(2.0)] == [False, True]
    store.end_session(3.0)
    assert store.begin_session(4.0) is False
    store.close()
