"""What is copied for a ticket: enough to help, and nothing that names a person, a place or a secret."""

from dataclasses import replace

from console.app.diagnostics import MOST_SERVERS, Facts, diagnostics
from console.connection.receipts import Outcome
from console.domain.snapshot import Listing
from console.domain.trouble import Cause, Trouble
from console.ui.scene import Scene
from tests.ui.stage import NOW, SUMMIT, mute, person, receipt, recording, scene

FACTS = Facts(
    ("Cuelight 1.2.3, Python 3.11.2, Qt 6.11.3", "aiohttp 3.14", "Linux 6.1"),
    "xcb: 1920×1080 at 2",
    "GNOME Keyring",
    "written",
    2,
    {"summit": "https, elsewhere"},
    0,
)


def busy() -> Scene:
    """A server with people, a recording, actions and a fault in each list, all with names that must not be told."""
    made = scene((person("host-ada", "Ada Lovelace"), person("bob", "Bob")), receipts=(receipt(mute("bob")),))
    said = Trouble(Cause.NO_RECORDER, "No recorder at rec.secret.example.org", "Ask Ada.", "hunter2 of host-ada")
    truth = replace(
        made.truth,
        room_list=Listing(NOW - 38, Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org:443"), NOW - 40),
        recording_list=Listing(0.0, said, NOW - 3),
        round_trip=0.0123,
    )
    return replace(made, truth=truth, now=NOW)


def test_it_tells_versions_state_counts_and_causes() -> None:
    text = diagnostics(FACTS, [busy()])
    for line in (
        "Cuelight 1.2.3, Python 3.11.2, Qt 6.11.3",
        "Display: xcb: 1920×1080 at 2",
        "Keyring: GNOME Keyring",
        "Journal: written",
        "Servers: 1 open, 2 saved",
        "Server 1: https, elsewhere",
        "  Not answering, data 38 s old, round trip 12 ms",
        "  Rooms: answered 38 s ago, failing for 40 s: unreachable",
        "  Recordings: never answered, failing for 3 s: no recorder",
        "  Actions: 1 seen",
    ):
        assert line in text.splitlines(), text
    assert "1 room, 2 people, " in text


def test_it_names_nobody_and_nothing() -> None:
    shown = replace(busy(), server=replace(SUMMIT, name="Grand Gala", host="live.example.org"))
    text = diagnostics(FACTS, [shown]).casefold()
    for word in (
        "ada",
        "bob",
        "main stage",
        "grand gala",
        "example.org",
        "hunter2",
        "rm_",
        "pa_",
        "tr_",
        "mp4",
        "summit",
    ):
        assert word not in text, text


def test_what_is_not_known_is_said() -> None:
    text = diagnostics(replace(FACTS, keyring="", saved=None), [])
    assert "Keyring: not asked yet\n" in text
    assert "Servers: 0 open, unreadable saved\n" in text


def test_hundreds_of_servers_make_no_book() -> None:
    scenes = [replace(busy(), server=replace(SUMMIT, key=str(number))) for number in range(MOST_SERVERS * 2)]
    text = diagnostics(FACTS, scenes)
    assert f"Servers: {MOST_SERVERS * 2} open" in text
    assert f"Server {MOST_SERVERS}: somewhere" in text
    assert f"Server {MOST_SERVERS + 1}:" not in text


def test_every_outcome_has_a_word() -> None:
    receipts = tuple(receipt(mute("bob"), outcome, number=n) for n, outcome in enumerate(Outcome, 1))
    (line,) = [x for x in diagnostics(FACTS, [replace(busy(), receipts=receipts)]).splitlines() if "Actions" in x]
    assert line.count("1 ") == len(Outcome)


def test_recordings_are_counted() -> None:
    assert "1 recording, 1 running" in diagnostics(FACTS, [scene((), recordings=(recording(),))])
