"""The index: best first, the room in front first, and only what changed is read again."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from console.domain.rooms import LiveRoom
from console.ui.palette.index import Index
from console.ui.palette.rank import Quality, Query, fold, quality
from console.ui.standing import PersonKey, RoomKey, Standing
from tests.made import person, room, snapshot
from tests.ui.commands.standings import SERVER, scene, standing


def stand(*rooms: LiveRoom, key: str = SERVER) -> Standing:
    return replace(standing(scene(key=key, truth=snapshot(*rooms))), rooms=())


def names(found: Iterable[tuple[Quality, PersonKey]]) -> list[str]:
    return [key.identity for _, key in found]


def test_the_best_come_first_whichever_room_they_are_in() -> None:
    at = stand(room("A", person("x1", name="Vera Ada"), person("x2", name="Adam")), room("B", person("x3", name="Ada")))
    index = Index()
    index.refresh(at)
    assert index.people(Query.of("ada"), 5) == [
        (Quality.EXACT, PersonKey(SERVER, "B", "x3")),
        (Quality.PREFIX, PersonKey(SERVER, "A", "x2")),
        (Quality.WORD, PersonKey(SERVER, "A", "x1")),
    ]


def test_among_equals_the_room_in_front_comes_first() -> None:
    at = stand(room("A", person("adam")), room("B", person("adalbert")))
    index = Index()
    index.refresh(replace(at, rooms=(RoomKey(SERVER, "B"),)))
    assert names(index.people(Query.of("ad"), 5)) == ["adalbert", "adam"]


def test_people_and_rooms_of_every_open_server() -> None:
    spring, autumn = scene(room("Hall", person("ada"))), scene(room("Hall 2", person("adam")), key="autumn")
    at = Standing(MappingProxyType({"autumn": autumn, SERVER: spring}), SERVER)
    index = Index()
    index.refresh(at)
    assert [key.server for _, key in index.people(Query.of("ad"), 5)] == [SERVER, "autumn"]
    assert [key.room for _, key in index.rooms(Query.of("hall"), 5)] == ["Hall", "Hall 2"]


def test_somebody_without_a_name_is_found_by_identity_once() -> None:
    index = Index()
    index.refresh(stand(room("A", person("guest-4f"))))
    assert names(index.people(Query.of("guest"), 5)) == ["guest-4f"]


def test_scattered_letters_only_where_nothing_is_better() -> None:
    index = Index()
    index.refresh(stand(room("A", person("x", name="Anna Dora Al"), person("y", name="Adal"))))
    assert names(index.people(Query.of("ada"), 5)) == ["y"]
    assert names(index.people(Query.of("ndr"), 5)) == ["x"]


def test_what_changes_is_found_and_what_leaves_is_not() -> None:
    index = Index()
    index.refresh(stand(room("A", person("ada"))))
    assert names(index.people(Query.of("ad"), 5)) == ["ada"]
    index.refresh(stand(room("A", person("adam")), room("B", person("addi"))))
    assert names(index.people(Query.of("ad"), 5)) == ["adam", "addi"]
    index.refresh(stand(room("C")))
    assert names(index.people(Query.of("ad"), 5)) == []
    assert [key.room for _, key in index.rooms(Query.of("c"), 5)] == ["C"]
    index.refresh(Standing())
    assert index.rooms(Query.of("c"), 5) == []


def test_only_a_changed_room_is_read_again() -> None:
    first, second = room("A", person("ada")), room("B", person("bea"))
    index = Index()
    index.refresh(stand(first, second))
    assert not index.prepare(10)
    index.refresh(stand(first, room("B", person("bob"))))
    assert not index.prepare(1)
    assert names(index.people(Query.of("bob"), 5)) == ["bob"]


def test_it_is_read_a_little_at_a_time() -> None:
    index = Index()
    index.refresh(stand(*(room(f"R{n}", person(f"p{n}")) for n in range(5))))
    assert [index.prepare(2) for _ in range(3)] == [True, True, False]
    assert names(index.people(Query.of("p4"), 5)) == ["p4"]


WORDS = st.text(alphabet="abc é-", max_size=6)


@given(st.lists(st.lists(WORDS, max_size=5), max_size=4), WORDS, st.integers(1, 6))
def test_it_is_as_good_as_judging_everybody(rooms: list[list[str]], typed: str, most: int) -> None:
    query = Query.of(typed)
    if not query:
        return
    people = {
        (f"R{r}", f"{r}.{n}"): name or f"{r}.{n}" for r, crowd in enumerate(rooms) for n, name in enumerate(crowd)
    }
    index = Index()
    index.refresh(
        stand(*(room(f"R{r}", *(person(f"{r}.{n}", name=x) for n, x in enumerate(c))) for r, c in enumerate(rooms)))
    )
    judged = {key: quality(query, fold(name), fold(key[1])) for key, name in people.items()}
    expected = sorted(q for q in judged.values() if q is not None)
    if any(q < Quality.SCATTERED for q in expected):
        expected = [q for q in expected if q < Quality.SCATTERED]
    found = index.people(query, most)
    assert [q for q, _ in found] == expected[:most]
    assert all(judged[key.room, key.identity] is q for q, key in found)
