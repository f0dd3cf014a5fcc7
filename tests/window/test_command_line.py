"""The command line of the whole program, each command in a process of its own, without a display."""

import asyncio
import base64
import re
import secrets
import subprocess
import urllib.parse
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

import console
from console.domain.address import Address
from console.profiles.server import Server
from console.profiles.servers import Servers
from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.real.process import free_port
from tests.real.waiting import until
from tests.window.command import LIMIT, Ended, cuelight, cuelight_beside, words
from tests.window.description import read_description
from tests.window.hall import Hall

Env = dict[str, str]


def given(server: LiveKitServer, *, key: str = "") -> tuple[str, ...]:
    """The flags that open a real server for this session only; the secret is typed."""
    return ("--url", server.ws_url, "--key", key or server.key, "--secret-stdin")


def picture(file: Path) -> QImage:
    """A picture that was written."""
    assert file.read_bytes().startswith(b"\x89PNG")
    image = QImage(str(file))
    assert not image.isNull()
    return image


def shades(image: QImage) -> set[int]:
    """The colours of a picture, at every fifth point of it."""
    return {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}


def lightness(image: QImage) -> float:
    """How light a picture is on the whole, from 0 to 255."""
    whole = image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return whole.pixelColor(0, 0).lightnessF() * 255


def test_the_version(bare_session: Env) -> None:
    assert cuelight(bare_session, "--version") == Ended(0, f"cuelight {console.__version__}\n", "")


def test_the_help_lists_every_flag_and_says_that_none_takes_a_secret(bare_session: Env) -> None:
    helped = cuelight(bare_session, "--help")
    assert (helped.status, helped.err) == (0, "")
    flags = "demo seed server url key secret-stdin screenshot describe after config theme no-restore debug version"
    for flag in flags.split():
        assert f"--{flag}" in helped.out
    assert not re.search(r"--secret(?!-stdin)", helped.out)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("--nonsense", "--nonsense"),
        ("--demo --seed three", "--seed"),
        ("--url wss://live.example.org:port --key k --secret-stdin", "port"),
        ("--url http://live.example.org --key k --secret-stdin", "not encrypted"),
        ("--url wss://live.example.org --secret-stdin", "--key"),
        ("--describe", "--demo"),
        ("--describe --server Nowhere", "There is no saved server called Nowhere"),
        ("--screenshot nowhere.png --server Nowhere", "There is no saved server called Nowhere"),
        ("--server Nowhere", "There is no saved server called Nowhere"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(bare_session: Env, arguments: str, says: str) -> None:
    refused = cuelight(bare_session, *arguments.split(), typed="not-a-secret")
    assert refused.status == 2
    assert says in refused.sentence


def test_a_server_that_is_not_saved_is_answered_with_those_that_are(bare_session: Env, tmp_path: Path) -> None:
    Servers(tmp_path).add(Server("one", "Main Hall", Address("https", "live.example.org", 443), "devkey"))
    refused = cuelight(bare_session, "--server", "Nowhere", "--config", tmp_path)
    assert refused.status == 2
    assert refused.sentence == "There is no saved server called Nowhere; the list has Main Hall."


def test_a_list_of_servers_that_cannot_be_read_is_one_sentence(bare_session: Env, tmp_path: Path) -> None:
    (tmp_path / "servers.toml").write_text("[[server]\n")
    refused = cuelight(bare_session, "--server", "Nowhere", "--config", tmp_path)
    assert refused.status == 2
    assert "Line 1 of the servers' file" in refused.sentence


@pytest.mark.parametrize("arguments", [("--demo",), ()])
def test_without_a_display_there_is_one_sentence_and_exit_2(bare_session: Env, arguments: tuple[str, ...]) -> None:
    refused = cuelight(bare_session, *arguments)
    assert refused.status == 2
    assert "no display" in refused.sentence


def test_pictures_of_the_demo(bare_session: Env, tmp_path: Path) -> None:
    usual, small, dark = (tmp_path / f"{name}.png" for name in ("usual", "small", "dark"))
    for arguments in (
        ("--screenshot", usual, "--theme", "light"),
        ("--screenshot", small, "--size", "900x600"),
        ("--screenshot", dark, "--theme", "dark", "--after", "0.2"),
    ):
        assert cuelight(bare_session, "--demo", "--seed", "3", *arguments) == Ended(0, "", "")
    assert picture(usual).size().toTuple() == (1280, 800)
    assert picture(small).size().toTuple() == (900, 600)
    for file in (usual, small, dark):
        assert len(shades(picture(file))) > 40, f"{file.name} is all but blank"
    assert lightness(picture(usual)) > 200
    assert lightness(picture(dark)) < 60


def test_a_picture_that_cannot_be_written_is_one_sentence(bare_session: Env, tmp_path: Path) -> None:
    refused = cuelight(bare_session, "--demo", "--screenshot", tmp_path / "no-such-folder" / "demo.png")
    assert refused.status == 2
    assert "demo.png could not be written" in refused.sentence


def test_the_demo_as_text(bare_session: Env) -> None:
    described = cuelight(bare_session, "--demo", "--seed", "3", "--describe")
    assert (described.status, described.err) == (0, "")
    demo = read_description(described.out)
    assert (demo.server, demo.word) == ("Spring Summit (demo)", "Connected")
    assert demo.age <= 2
    assert list(demo.rooms) == ["Green Room", "Interpreters ES", "Main Stage", "Workshop A · Accessibility"]
    lights = {room.recording for room in demo.rooms.values()}
    assert lights == {"recording", "recording unproven", "recording failed", "not recording"}
    people = [person for room in demo.rooms.values() for person in room.people.values()]
    assert {person.microphone for person in people} == {"microphone open", "microphone muted", "no microphone"}
    assert {person.camera for person in people} >= {"camera on", "no camera"}
    for person in people:
        assert bool(person.tracks) or (person.microphone, person.camera) == ("no microphone", "no camera")
    for room in demo.rooms.values():
        assert room.count <= len(room.people), "machines are shown, and never counted as people"
    assert sum(room.count for room in demo.rooms.values()) >= 35


@pytest.mark.asyncio
@pytest.mark.needs("livekit-server")
async def test_a_real_server_as_text(bare_session: Env, plain_server: LiveKitServer, hall: Hall) -> None:
    await hall.join("ana", "microphone", "camera", name="Ana Kowalska")
    bo = await hall.join("bo", "microphone", name="Bo (Berlin)")
    await bo.mute("microphone")
    await hall.join("caro")
    await hall.shows("bo", microphone_muted=True)
    described = await cuelight_beside(bare_session, *given(plain_server), "--describe", typed=plain_server.secret)
    assert (described.status, described.err) == (0, "")
    server = read_description(described.out)
    assert (server.server, server.word) == ("127.0.0.1", "Connected")
    room = server.rooms[hall.name]
    assert (room.count, room.recording) == (3, "not recording")
    said = {who: (person.name, person.microphone, person.camera) for who, person in room.people.items()}
    assert said == {
        "ana": ("Ana Kowalska", "microphone open", "camera on"),
        "bo": ("Bo (Berlin)", "microphone muted", "no camera"),
        "caro": ("caro", "no microphone", "no camera"),
    }
    assert [line.split(" · ")[0] for line in room.people["ana"].tracks] == ["Microphone", "Camera"]
    for line, sid in zip(room.people["bo"].tracks, bo.tracks.values(), strict=True):
        assert line.startswith("Microphone · ")
        assert line.endswith(f" · muted · {sid}")


def test_nobody_at_the_address_is_one_line_and_exit_3(bare_session: Env) -> None:
    port = free_port()
    address = ("--url", f"ws://127.0.0.1:{port}", "--key", "devkey", "--secret-stdin")
    for wish in (("--describe",), ("--screenshot", "unreachable.png")):
        refused = cuelight(bare_session, *address, *wish, typed=secrets.token_hex(32))
        assert refused.status == 3
        assert f"Nothing answers at 127.0.0.1:{port}" in refused.sentence
    assert not (Path(bare_session["HOME"]) / "unreachable.png").exists()


@pytest.mark.needs("livekit-server")
def test_a_wrong_secret_is_one_line_and_exit_3(bare_session: Env, plain_server: LiveKitServer) -> None:
    refused = cuelight(bare_session, *given(plain_server), "--describe", typed=secrets.token_hex(32))
    assert refused.status == 3
    assert "Key or secret not accepted" in refused.sentence


@pytest.mark.needs("livekit-server")
def test_nothing_is_taken_from_the_environment(bare_session: Env, plain_server: LiveKitServer) -> None:
    right = {
        "LIVEKIT_URL": plain_server.url,
        "LIVEKIT_API_KEY": plain_server.key,
        "LIVEKIT_API_SECRET": plain_server.secret,
    }
    wrong = dict.fromkeys(right, secrets.token_hex(32)) | {"LIVEKIT_TOKEN": "not-a-token"}
    assert cuelight(bare_session | right, "--describe").status == 2
    flags = (*given(plain_server), "--describe")
    assert cuelight(bare_session | right, *flags, typed=secrets.token_hex(32)).status == 3
    opened = cuelight(bare_session | wrong, *flags, typed=plain_server.secret)
    assert (opened.status, opened.err) == (0, "")


def disguises(secret: str) -> set[str]:
    """A secret as it is, and as a log might hold it."""
    raw = secret.encode()
    return {secret, base64.b64encode(raw).decode(), raw.hex(), urllib.parse.quote(secret, safe="")}


@pytest.mark.needs("livekit-server")
def test_the_secret_is_in_no_argument_no_variable_no_log_and_no_file(
    bare_session: Env, plain_server: LiveKitServer, tmp_path: Path
) -> None:
    told, log = tmp_path / "told.txt", tmp_path / "log.txt"
    seen: set[bytes] = set()
    with told.open("wb") as out, log.open("wb") as err:
        process = subprocess.Popen(
            words(*given(plain_server), "--describe", "--debug", "--after", "0.5"),
            env=bare_session,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
        )
    assert process.stdin is not None
    with process.stdin as typed:
        typed.write(plain_server.secret.encode())

    def over() -> bool:
        with suppress(ProcessLookupError):  # it ends while it is looked at
            seen.update(Path(f"/proc/{process.pid}/{file}").read_bytes() for file in ("cmdline", "environ"))
        return process.poll() is not None

    try:
        until(over, LIMIT, "the command ends")
    finally:
        process.kill()
        process.wait(LIMIT)
    assert process.returncode == 0, log.read_text()
    assert any(plain_server.key.encode() in read for read in seen), "the arguments were looked at"
    assert log.stat().st_size > 0, "--debug has logged something to look at"
    seen |= {file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for content in seen:
        for disguise in disguises(plain_server.secret):
            assert disguise.encode() not in content
        assert b"eyJ" not in content, "a token"


@pytest.mark.asyncio
@pytest.mark.needs("livekit-server")
async def test_names_cannot_forge_a_line(
    bare_session: Env, plain_server: LiveKitServer, hall: Hall, crowd: Crowd
) -> None:
    await hall.join("eve", name="Eve\nroom Forged, 9 people, recording\u202e")
    described = await asyncio.wait_for(
        cuelight_beside(bare_session, *given(plain_server), "--describe", typed=plain_server.secret), LIMIT
    )
    assert described.status == 0
    assert "Forged" not in read_description(described.out).rooms
    assert "\u202e" not in described.out
