"""Short secrets lie in one entry, long ones in parts, and an interrupted write loses nothing."""

import json
import secrets

import pytest

from console.domain.secret import Secret
from console.profiles.entry import LONGEST, Damaged, Entry, delete_entry, read_entry, write_entry
from tests.profiles.stores import MemoryStore, StoppingStore, TruncatingStore

PIN = "https://live.example.org:443"


def entry(length: int) -> Entry:
    """Make up a secret of some length."""
    return Entry(PIN, Secret(secrets.token_urlsafe(length)[:length]))


@pytest.mark.parametrize("length", [1, 43, 900, 1000, 1001, 2400, 20_000])
def test_any_length_comes_back_from_entries_that_windows_can_keep(length: int) -> None:
    store = TruncatingStore(1280)
    kept = entry(length)
    write_entry(store, "a", kept)
    found = read_entry(store, "a")
    assert found is not None
    assert found.pin == PIN
    assert found.secret.same(kept.secret)
    assert all(len(text) <= LONGEST for text in store.entries.values())
    assert (len(store.entries) == 1) is (length <= 900)


def test_letters_of_every_language_come_back() -> None:
    store = MemoryStore()
    kept = Entry(PIN, Secret("пароль\u202e🔑\n\x00" * 200))
    write_entry(store, "a", kept)
    found = read_entry(store, "a")
    assert found is not None
    assert found.secret.same(kept.secret)
    assert all(text.isascii() for text in store.entries.values())


@pytest.mark.parametrize(("first", "second"), [(20, 4000), (4000, 20), (4000, 9000), (9000, 4000)])
def test_writing_over_leaves_no_part_of_the_one_before(first: int, second: int) -> None:
    store, fresh, kept = MemoryStore(), MemoryStore(), entry(second)
    write_entry(store, "a", entry(first))
    write_entry(store, "a", kept)
    write_entry(fresh, "a", kept)
    assert len(store.entries) == len(fresh.entries)
    delete_entry(store, "a")
    assert store.entries == {}


@pytest.mark.parametrize("writes", range(6))
def test_a_write_that_stops_half_way_leaves_the_old_secret(writes: int) -> None:
    store, old = StoppingStore(100), entry(3000)
    write_entry(store, "a", old)
    store.writes = writes
    with pytest.raises(ConnectionError):
        write_entry(store, "a", entry(5000))
    found = read_entry(store, "a")
    assert found is not None
    assert found.secret.same(old.secret)


@pytest.mark.parametrize("change", ["missing", "cut", "swapped", "altered"])
def test_damaged_parts_are_noticed(change: str) -> None:
    store = MemoryStore()
    write_entry(store, "a", entry(3000))
    parts = sorted(account for account in store.entries if account != "a")
    if change == "missing":
        del store.entries[parts[1]]
    elif change == "cut":
        store.entries[parts[1]] = store.entries[parts[1]][:-1]
    elif change == "altered":
        store.entries[parts[1]] = "A" * LONGEST
    else:
        first, second = parts[:2]
        store.entries[first], store.entries[second] = store.entries[second], store.entries[first]
    with pytest.raises(Damaged):
        read_entry(store, "a")
    delete_entry(store, "a")
    assert store.entries == {}


@pytest.mark.parametrize(
    "text", ["", "plain text", "[]", "3", "{}", '{"v":1,"pin":3,"secret":"x"}', '{"v":1,"parts":1e9,"series":"x"}']
)
def test_what_somebody_else_wrote_is_damaged_and_not_a_secret(text: str) -> None:
    store = MemoryStore()
    store.entries["a"] = text
    with pytest.raises(Damaged):
        read_entry(store, "a")
    delete_entry(store, "a")
    assert store.entries == {}


def test_the_header_of_a_long_secret_says_nothing_of_it() -> None:
    store, kept = MemoryStore(), entry(3000)
    write_entry(store, "a", kept)
    header = json.loads(store.entries["a"])
    assert set(header) == {"v", "series", "parts", "length", "sha256"}
    assert store.written[-1] == store.entries["a"], "written last"
