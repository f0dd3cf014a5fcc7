"""Every question and every order that Cuelight has for a LiveKit server."""

import time
from collections.abc import Callable
from typing import cast

from google.protobuf.message import Message
from livekit import api
from livekit.api.twirp_client import TwirpClient
from yarl import URL

from console.domain.address import Address
from console.domain.choices import RecordingChoice
from console.domain.participants import Participant
from console.domain.recordings import Recording, Recordings
from console.domain.rooms import Crowd, Room
from console.domain.text import visible
from console.gateway import methods, translate
from console.gateway.faults import translated
from console.gateway.listings import Translated
from console.gateway.methods import DEADLINES, Deadlines, ListMethod, Method, Told
from console.gateway.session import GuardedSession
from console.gateway.tokens import Tokens

_PRESET_NUMBERS = {preset: number for number, preset in translate.PRESETS.items()}


class Calls:
    """Speaks for one key to one server: every call has a deadline and raises only console.domain.errors.

    Questions are put over kept connections, and once more where one breaks off. Orders go over one of their own,
    so that NotSent is proven. It must be made and used inside one running loop (aiohttp.ClientSession).
    """

    def __init__(
        self,
        address: Address,
        tokens: Tokens,
        session: GuardedSession,
        *,
        now: Callable[[], float] = time.time,
        deadlines: Deadlines = DEADLINES,
    ) -> None:
        self._tokens, self._session, self._now, self._deadlines = tokens, session, now, deadlines
        self._host = visible(address.shown)
        # No failover: on Cloud the library would post an order up to three times (livekit/api/_failover.py).
        self._twirp = TwirpClient(session, str(address), "livekit", failover=False)  # type: ignore[arg-type]  # duck-typed
        listed = (methods.LIST_ROOMS, methods.LIST_PARTICIPANTS, methods.LIST_RECORDINGS)
        self._urls = {m.name: URL(f"{address}/twirp/livekit.{m.service}/{m.name}") for m in listed}
        self._rooms = Translated(translate.room, translate.ROOM_BALLAST)
        self._rooms_told: tuple[Room, ...] | None = None
        self._recordings = Translated(translate.recording)
        self._recordings_told = Recordings()
        self._participants: dict[str, Translated[Participant]] = {}
        self._crowds: dict[str, tuple[tuple[Participant, ...], Crowd]] = {}

    async def list_rooms(self) -> tuple[Room, ...]:
        """List all rooms, in no order: the same tuple where nothing changed, the same objects for what did not."""
        body = await self._list(methods.LIST_ROOMS, b"")
        with self._translated("list rooms"):
            rooms = await self._rooms.read(body)
        if rooms is self._rooms_told:
            return rooms
        self._rooms_told = rooms
        gone = self._participants.keys() - {room.name for room in rooms}
        for name in gone:
            self._participants.pop(name, None)
            self._crowds.pop(name, None)
        return rooms

    async def list_participants(self, room: str) -> Crowd:
        """List everybody in a room, the hidden ones and the machines too; an unknown room is an empty one."""
        wanted = api.ListParticipantsRequest(room=room).SerializeToString()
        body = await self._list(methods.LIST_PARTICIPANTS, wanted, room)
        known = self._participants.setdefault(room, Translated(translate.participant, translate.PARTICIPANT_BALLAST))
        with self._translated("list participants"):
            told = await known.read(body)
        before = self._crowds.get(room)
        if before is not None and before[0] is told:
            return before[1]
        crowd = before[1].followed_by(told) if before is not None else Crowd.of(told)
        if before is not None and before[1] == crowd:
            crowd = before[1]
        self._crowds[room] = (told, crowd)
        return crowd

    async def list_recordings(self) -> Recordings:
        """List the recordings of the last 24 hours, the server's memory of them."""
        body = await self._list(methods.LIST_RECORDINGS, b"")
        with self._translated("record"):
            told = Recordings.of(await self._recordings.read(body))
        if told != self._recordings_told:
            self._recordings_told = told
        return self._recordings_told

    async def find_recordings(self, room: str) -> Recordings:
        """List the recordings of one room by name, past every cache: for a look right before or after an order."""
        wanted = api.ListEgressRequest(room_name=room)
        body = await self._list(methods.LIST_RECORDINGS, wanted.SerializeToString())
        with self._translated("record"):
            told = api.ListEgressResponse.FromString(body)
        return Recordings.of(translate.recording_told(item) for item in told.items)

    async def mute_track(self, room: str, identity: str, sid: str, muted: bool) -> bool:
        """Mute or unmute one track; False where the participant has no such track (the server answers 200 for it)."""
        wanted = api.MuteRoomTrackRequest(room=room, identity=identity, track_sid=sid, muted=muted)
        told = await self._order(methods.MUTE if muted else methods.UNMUTE, wanted, room)
        return told.HasField("track")

    async def remove_participant(self, room: str, identity: str) -> None:
        """Put somebody out; the same token lets them in again on a self-hosted server. Raises Missing when gone."""
        wanted = api.RoomParticipantIdentity(room=room, identity=identity)
        await self._order(methods.REMOVE, wanted, room)

    async def end_room(self, room: str) -> None:
        """Delete a room: everybody is put out, and its recordings end. Raises Missing when gone."""
        await self._order(methods.END_ROOM, api.DeleteRoomRequest(room=room))

    async def start_recording(self, room: str, choice: RecordingChoice, path: str) -> Recording:
        """Record a room into one MP4 in the storage that the recorder is configured with.

        Without a free recorder the server answers 503 after 18 to 27 seconds (pkg/rtc/egress.go, StartEgress).
        """
        wanted = api.RoomCompositeEgressRequest(
            room_name=room,
            layout=choice.page,
            preset=_PRESET_NUMBERS[choice.preset],
            file_outputs=[api.EncodedFileOutput(file_type=api.EncodedFileType.MP4, filepath=path)],
        )
        return translate.recording_told(await self._order(methods.START, wanted))

    async def stop_recording(self, egress_id: str) -> Recording:
        """Stop a recording; while it is ending every further stop is accepted too."""
        return translate.recording_told(await self._order(methods.STOP, api.StopEgressRequest(egress_id=egress_id)))

    async def renew(self) -> None:
        """Put every further question over a new connection."""
        await self._session.renew()

    async def aclose(self) -> None:
        """Close the connections to the server."""
        await self._session.aclose()

    async def _list(self, method: ListMethod, wanted: bytes, room: str = "") -> bytes:
        """Ask past TwirpClient, whose new request id and copies for every question cost a tenth of a full refresh."""
        headers = self._tokens.headers(method.grant, room)
        with self._translated(method.doing):
            return await self._session.ask(self._urls[method.name], headers, wanted, self._deadlines.ask)

    async def _order(self, method: Method[Told], wanted: Message, room: str = "") -> Told:
        headers = self._tokens.headers(method.grant, room)
        within = self._deadlines.start if method.slow else self._deadlines.act
        with self._translated(method.doing):
            told = await self._twirp.request(
                method.service,
                method.name,
                wanted,
                headers,
                method.answer,
                timeout=within,  # type: ignore[arg-type]  # passed through to GuardedSession.post as it is
            )
        return cast("Told", told)

    def _translated(self, doing: str) -> translated:
        return translated(self._host, doing, self._now)
