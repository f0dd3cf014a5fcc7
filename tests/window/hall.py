"""A room on a real server with real people in it, and what the server itself says about it."""

import asyncio
from copy import copy

from livekit import api

from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd, Guise, Person
from tests.real.waiting import eventually


class Hall:
    """One room of one test; made inside the running loop."""

    def __init__(self, server: LiveKitServer, crowd: Crowd, name: str) -> None:
        self.server, self.name = server, name
        self._crowd = crowd
        self._lk = server.api()

    def beside(self, name: str) -> "Hall":
        """Return another room of the same server, over the same connection."""
        other = copy(self)
        other.name = name
        return other

    async def join(self, identity: str, *sources: str, name: str = "", guise: Guise | None = None) -> Person:
        """Let somebody in; a real track is listed once its first sound or picture came."""
        person = await self._crowd.join(self.server, self.name, identity, *sources, guise=guise or Guise(name))
        sids = set(person.tracks.values())
        await eventually(
            self.people, lambda people: identity in people and {track.sid for track in people[identity].tracks} == sids
        )
        return person

    async def people(self) -> dict[str, api.ParticipantInfo]:
        """Return who the server lists, by identity."""
        async with asyncio.timeout(5):
            answer = await self._lk.room.list_participants(api.ListParticipantsRequest(room=self.name))
        return {person.identity: person for person in answer.participants}

    async def shows(self, identity: str, *, microphone_muted: bool) -> None:
        """Wait until the server lists somebody's microphone as muted, or as open."""

        def fits(people: dict[str, api.ParticipantInfo]) -> bool:
            tracks = people[identity].tracks if identity in people else []
            return [t.muted for t in tracks if t.source == api.TrackSource.MICROPHONE] == [microphone_muted]

        await eventually(self.people, fits)

    async def recordings(self) -> list[api.EgressInfo]:
        """Return every recording of this room that the server lists."""
        async with asyncio.timeout(5):
            answer = await self._lk.egress.list_egress(api.ListEgressRequest(room_name=self.name))
        return list(answer.items)

    async def record(self) -> str:
        """Start a recording as somebody else, and return its egress id."""
        output = api.EncodedFileOutput(filepath="rec/{room_name}")
        request = api.RoomCompositeEgressRequest(room_name=self.name, layout="grid", file_outputs=[output])
        async with asyncio.timeout(5):
            return (await self._lk.egress.start_room_composite_egress(request)).egress_id

    async def aclose(self) -> None:
        """Close the connection to the server."""
        await self._lk.aclose()
