"""Real participants: people whose client library runs in a process of its own."""

import itertools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal, Protocol

from livekit import api

from tests.real.process import Process
from tests.real.talk import Heard, Talk

_CHECKOUT = Path(__file__).parents[2]


class Server(Protocol):
    """Where people go, and what signs their tokens."""

    key: str
    secret: str

    @property
    def ws_url(self) -> str:
        """The address for participants."""


@dataclass(frozen=True, slots=True)
class Guise:
    """As what a person joins."""

    name: str = ""
    kind: Literal["standard", "ingress", "egress", "sip", "agent"] = "standard"
    hidden: bool = False
    recorder: bool = False
    can_publish: bool = True
    metadata: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


class Person:
    """One participant; every event of the person's own client is seen once, in order."""

    def __init__(self, talk: Talk, who: str, identity: str) -> None:
        self.identity = identity
        self.sid = ""
        self.tracks: dict[str, str] = {}  # source → sid
        self._talk = talk
        self._who = who
        self._seen = len(talk.heard)

    async def sees(self, event: str, *, limit: float = 5.0, **about: str) -> Heard:
        """Waits until the own client sees this; raises AssertionError with what it saw instead."""
        try:
            number = await self._talk.hears(
                lambda heard: heard.who == self._who and (heard.fits(event, **about) or heard.event == "failed"),
                f"{self.identity} sees {event} {about or ''}",
                since=self._seen,
                limit=limit,
            )
        except AssertionError as error:
            raise AssertionError(f"{error}; saw {'; '.join(self.saw()) or 'nothing'}") from None
        heard = self._talk.heard[number]
        assert heard.event == event, f"{self.identity}: {heard}"
        self._seen = number + 1
        return heard

    def saw(self) -> list[str]:
        """Everything that the own client saw, as text."""
        return [str(heard) for heard in self._talk.heard if heard.who == self._who]

    async def publish(self, source: str) -> str:
        """Publishes microphone, camera or screen_share and returns the track's sid."""
        self._order("publish", source=source)
        self.tracks[source] = (await self.sees("published", source=source)).about["sid"]
        return self.tracks[source]

    async def withdraw(self, source: str) -> None:
        """Unpublishes a track."""
        self._order("withdraw", source=source)
        await self.sees("unpublished", source=source)

    async def mute(self, source: str) -> None:
        """Mutes the own track."""
        self._order("mute", source=source)
        await self.sees("track_muted", identity=self.identity, source=source)

    async def unmute(self, source: str) -> None:
        """Unmutes the own track."""
        self._order("unmute", source=source)
        await self.sees("track_unmuted", identity=self.identity, source=source)

    async def leave(self) -> None:
        """Leaves the room."""
        self.go()
        await self.sees("left")

    def go(self) -> None:
        """Starts leaving, without waiting."""
        self._order("leave")

    def _order(self, do: str, **about: str) -> None:
        self._talk.say(do=do, who=self._who, **about)


class Crowd:
    """People who share one process; killing it is what losing their machines looks like."""

    def __init__(self, folder: Path, listener: Callable[[Heard], None] | None = None) -> None:
        """Starts the process; the listener hears every event of everybody, on a thread."""
        process = Process(
            [sys.executable, "-m", "tests.real.people_process"], folder / "people.log", cwd=_CHECKOUT, talks=True
        )
        self._talk = Talk(process, listener)
        self._numbers = itertools.count(1)
        self._talk.wait_for("ready")

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._talk.process.pid

    def send(self, server: Server, room: str, identity: str, guise: Guise | None = None) -> Person:
        """Starts the join of a person, without waiting; the person sees `joined`."""
        who = f"{identity}#{next(self._numbers)}"
        person = Person(self._talk, who, identity)
        token = pass_for(server, room, identity, guise or Guise())
        self._talk.say(do="join", who=who, url=server.ws_url, token=token)
        return person

    async def join(self, server: Server, room: str, identity: str, *sources: str, guise: Guise | None = None) -> Person:
        """Joins a person who then publishes these sources: microphone, camera, screen_share."""
        person = self.send(server, room, identity, guise)
        person.sid = (await person.sees("joined", limit=15.0)).about["sid"]
        for source in sources:
            await person.publish(source)
        return person

    def dismiss(self) -> None:
        """Lets everybody leave, without waiting."""
        self._talk.say(do="dismiss", who="")

    def kill(self) -> None:
        """Loses everybody's machine; the server needs some 20 s to notice."""
        self._talk.kill()

    def stop(self) -> None:
        """Lets everybody leave and ends the process."""
        self._talk.stop()


def pass_for(server: Server, room: str, identity: str, guise: Guise) -> str:
    """A token to join one room as somebody."""
    grants = api.VideoGrants(
        room_join=True,
        room=room,
        can_publish=guise.can_publish,
        can_publish_data=guise.can_publish,
        hidden=guise.hidden,
        recorder=guise.recorder,
    )
    token = api.AccessToken(server.key, server.secret).with_identity(identity).with_grants(grants)
    token = token.with_ttl(timedelta(minutes=10)).with_metadata(guise.metadata).with_attributes(dict(guise.attributes))
    if guise.name:
        token = token.with_name(guise.name)
    if guise.kind != "standard":
        token = token.with_kind(guise.kind)
    return token.to_jwt()
