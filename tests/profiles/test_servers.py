"""The servers' file as a program and a person use it together."""

import secrets
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from console.domain.address import read_address
from console.domain.choices import Layout, Preset, RecordingChoice
from console.domain.route import Proxy, Route
from console.domain.stripes import Stripe
from console.profiles.errors import FileBroken, FileUnwritable, ServerRefused
from console.profiles.server import Server, Spared, new_id
from console.profiles.servers import Servers

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX's")


@pytest.fixture
def servers(tmp_path: Path) -> Servers:
    """Keep servers in a folder that does not exist yet."""
    return Servers(tmp_path / "configuration" / "cuelight")


def server(name: str = "Main stage", address: str = "wss://live.example.org") -> Server:
    """Make up a server."""
    return Server(id=new_id(), name=name, address=read_address(address), key="devkey")


def full() -> Server:
    """Make up a server that uses every field."""
    return replace(
        server("Große Bühne"),
        stripe=Stripe.PRODUCTION,
        keyring="GNOME Keyring",
        recording=RecordingChoice(layout=Layout.GRID, preset=Preset.PORTRAIT_HD_30, template="{room}/x"),
        spared=(Spared("Main Stage", "host-1"), Spared('a "b"\n\u202e', "h\\2")),
        route=Route(Proxy("proxy.example.org", 3128), "/etc/ssl/our-own-ca.pem"),
    )


def test_a_first_start_has_no_servers_and_writes_nothing(servers: Servers) -> None:
    assert servers.all() == ()
    assert not servers.path.parent.exists()


def test_what_is_added_comes_back_in_order(servers: Servers) -> None:
    added = (full(), server("Two"), server("Three", "localhost:7880"))
    for one in added:
        servers.add(one)
    assert Servers(servers.path.parent).all() == added


def test_an_address_without_encryption_is_written_with_the_consent_and_read_by_it(servers: Servers) -> None:
    hall = replace(server(), address=read_address("http://hall.example.org:7880", unencrypted=True))
    servers.add(hall)
    assert servers.all() == (hall,)
    servers.edit(hall, replace(hall, address=read_address("wss://hall.example.org")))
    assert "unencrypted" not in servers.path.read_text(encoding="utf-8")


@POSIX
def test_the_file_is_for_its_owner_alone(servers: Servers) -> None:
    servers.add(server())
    assert stat.S_IMODE(servers.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(servers.path.parent.stat().st_mode) == 0o700
    servers.path.chmod(0o644)
    servers.edit(servers.all()[0], replace(servers.all()[0], name="Side stage"))
    assert stat.S_IMODE(servers.path.stat().st_mode) == 0o600


def test_an_edit_writes_what_differs_and_keeps_what_a_person_wrote_meanwhile(servers: Servers) -> None:
    one = server()
    servers.add(one)
    written = servers.path.read_text(encoding="utf-8")
    by_hand = written.replace('key = "devkey"', 'key = "otherkey" # new since Monday\ncolour = "teal"')
    servers.path.write_text("# by hand\n" + by_hand, encoding="utf-8")
    servers.edit(one, replace(one, name="Side stage", stripe=Stripe.TEST))
    assert servers.all() == (replace(one, name="Side stage", key="otherkey", stripe=Stripe.TEST),)
    now = servers.path.read_text(encoding="utf-8")
    assert now.startswith("# by hand\n")
    assert 'key = "otherkey" # new since Monday\ncolour = "teal"\n' in now


def test_an_edit_back_to_the_usual_leaves_no_line(servers: Servers) -> None:
    one = server()
    servers.add(one)
    written = servers.path.read_text(encoding="utf-8")
    changed = replace(full(), id=one.id)
    servers.edit(one, changed)
    assert servers.all() == (changed,)
    servers.edit(changed, one)
    assert servers.path.read_text(encoding="utf-8") == written


def test_a_removed_server_is_gone_and_the_others_stay(servers: Servers) -> None:
    one, two = server("One"), server("Two")
    servers.add(one)
    servers.add(two)
    servers.remove(one)
    assert servers.all() == (two,)
    with pytest.raises(ServerRefused, match="no longer in the file"):
        servers.remove(one)
    with pytest.raises(ServerRefused, match="no longer in the file"):
        servers.edit(one, two)


def test_a_table_of_another_kind_stays_as_it_is(servers: Servers) -> None:
    servers.path.parent.mkdir(parents=True)
    servers.path.write_text('[settings]\ntheme = "dark"\n', encoding="utf-8")
    servers.add(server())
    assert servers.path.read_text(encoding="utf-8").startswith('[settings]\ntheme = "dark"\n\n[[server]]\n')
    assert len(servers.all()) == 1


@pytest.mark.parametrize("name", ["", "   ", "main STAGE", " Main  stage ", "left\u202eright", "a\x00b"])
def test_a_name_that_cannot_be_told_apart_is_refused(servers: Servers, name: str) -> None:
    servers.add(server("Main stage"))
    with pytest.raises(ServerRefused):
        servers.add(server(name))
    assert len(servers.all()) == 1


@pytest.mark.parametrize("key", ["", "  ", "two words", "ключ", "a\nb"])
def test_what_is_no_key_is_refused(servers: Servers, key: str) -> None:
    with pytest.raises(ServerRefused, match="API key"):
        servers.add(replace(server(), key=key))
    assert not servers.path.exists()


def test_a_pasted_key_and_name_lose_the_space_around_them(servers: Servers) -> None:
    servers.add(replace(server(" Main \t stage\n"), key=" devkey\n"))
    assert [(one.name, one.key) for one in servers.all()] == [("Main stage", "devkey")]


def test_a_server_keeps_its_own_name_when_edited(servers: Servers) -> None:
    one = server()
    servers.add(one)
    servers.edit(one, replace(one, name="MAIN STAGE"))
    assert servers.all()[0].name == "MAIN STAGE"


def test_a_server_written_by_hand_needs_no_id(servers: Servers) -> None:
    servers.path.parent.mkdir(parents=True)
    text = '[[server]]\naddress = "live.example.org"\nkey = "devkey"\n'
    servers.path.write_text("\ufeff" + text, encoding="utf-8")
    (one,) = servers.all()
    assert servers.all() == (one,)
    assert one.name == "live.example.org"
    servers.edit(one, replace(one, name="By hand"))
    assert servers.all() == (replace(one, name="By hand"),)
    assert f'id = "{one.id}"' in servers.path.read_text(encoding="utf-8")


GOOD = '[[server]]\nid = "a"\nname = "One"\naddress = "wss://live.example.org"\nkey = "devkey"\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (GOOD + "stripe = 'prod'\n", 6, "stripe is production, staging, test or none."),
        (GOOD + "layout = 'wide'\n", 6, "layout is grid, speaker or single-speaker."),
        (GOOD + "spared = ['host-1']\n", 6, "spared is a list"),
        (GOOD + "spared = [{ room = 1, identity = 'x' }]\n", 6, "spared is a list"),
        (GOOD + "template = 3\n", 6, "template is a text"),
        (GOOD.replace("wss:", "ws:"), 4, "not encrypted"),
        (GOOD.replace("wss:", "ws:") + "unencrypted = 1\n", 6, "unencrypted is true or false."),
        (GOOD + 'proxy = "http://me:word@proxy.example.org:3128"\n', 6, "a name and a password is not supported"),
        (GOOD + 'proxy = "socks5://proxy.example.org:1"\n', 6, "other kinds are not supported"),
        (GOOD + 'ca_file = "ca.pem"\n', 6, "ca_file is a whole path"),
        (GOOD.replace('"a"', '"../a"'), 2, "one word"),
        (GOOD.replace('key = "devkey"\n', ""), 1, "no key"),
        (GOOD.replace('address = "wss://live.example.org"\n', ""), 1, "no address"),
        (GOOD + "\n" + GOOD, 8, "used twice"),
        (GOOD + "\n[[server]]\nname = 'x\n", 8, ""),
    ],
)
def test_a_broken_file_is_named_by_line_and_never_overwritten(
    servers: Servers, text: str, line: int, reason: str
) -> None:
    servers.path.parent.mkdir(parents=True)
    servers.path.write_text(text, encoding="utf-8")
    with pytest.raises(FileBroken) as raised:
        servers.all()
    assert raised.value.line == line
    assert reason in str(raised.value)
    with pytest.raises(FileBroken):
        servers.add(server("Two"))
    assert servers.path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("word", ["secret", "api_secret", "apiSecret", "password", "token", "access_token"])
def test_a_secret_written_by_hand_is_noticed_and_not_repeated(servers: Servers, word: str) -> None:
    secret = secrets.token_hex(16)
    servers.path.parent.mkdir(parents=True)
    servers.path.write_text(f'{GOOD}{word} = "{secret}"\n', encoding="utf-8")
    with pytest.raises(FileBroken, match="a secret does not belong") as raised:
        servers.all()
    assert raised.value.line == 6
    assert secret not in str(raised.value)


def test_bytes_that_are_no_text_are_named_by_line(servers: Servers) -> None:
    servers.path.parent.mkdir(parents=True)
    servers.path.write_bytes(b"# one\n# \xff\n")
    with pytest.raises(FileBroken, match="Line 2"):
        servers.all()


@POSIX
def test_a_link_stays_a_link(servers: Servers, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles" / "servers.toml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(GOOD, encoding="utf-8")
    servers.path.parent.mkdir(parents=True)
    servers.path.symlink_to(elsewhere)
    servers.add(server("Two"))
    assert servers.path.is_symlink()
    assert "Two" in elsewhere.read_text(encoding="utf-8")


def test_a_write_that_fails_leaves_the_old_file_and_no_other(servers: Servers) -> None:
    servers.add(server())
    before = servers.path.read_bytes()
    servers.path.unlink()
    servers.path.mkdir()
    (servers.path / "inside").write_bytes(before)
    with pytest.raises((FileUnwritable, FileBroken)):
        servers.add(server("Two"))
    assert [path.name for path in servers.path.parent.iterdir()] == ["servers.toml"]


def test_no_folder_for_the_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises((FileUnwritable, FileBroken), match=r"\.$"):
        Servers(tmp_path / "file").add(server())
