"""The recordings of the made-up event: running, failed, without a recorder, and now and then a new one."""

import random
from typing import Final

from livekit.protocol import egress
from livekit.protocol.egress import EncodingOptionsPreset as Preset

from console.demo.people import GREEN_ROOM, INTERPRETERS, MAIN_STAGE, WORKSHOP
from console.demo.world import World

_MINUTE: Final = 60.0
_NO_BUCKET: Final = (
    "S3 upload failed: operation error S3: PutObject, https response error StatusCode: 404, "
    "api error NoSuchBucket: The specified bucket does not exist"
)
_BUCKET, _BUCKET_MISSPELT = "spring-summit", "spring-sumit"
# How long the interpreters wait before they record, and how long they then do.
_FIRST_SECONDS: Final = (95.0, 130.0)
_TAPE_SECONDS: Final = (150.0, 240.0)
_PAUSE_SECONDS: Final = (120.0, 200.0)


def set_up_recordings(world: World) -> None:
    """Put the three recordings there that have a past when the story starts."""
    now, recorders, rooms = world.timeline.now, world.recorders, world.rooms
    recorders.arrange(
        room_composite(MAIN_STAGE, "main-stage/opening-keynote.mp4", "speaker", Preset.H264_1080P_30),
        rooms.get(MAIN_STAGE),
        now - 12.57 * _MINUTE,
    )
    failed = recorders.arrange(
        room_composite(GREEN_ROOM, "green-room/sound-check.mp4", "grid", bucket=_BUCKET_MISSPELT),
        rooms.get(GREEN_ROOM),
        now - 15.2 * _MINUTE,
    )
    failed.info.details = "End reason: StopEgress API"
    recorders.fail(failed.info.egress_id, _NO_BUCKET, code=400, ended_at=now - 6.1 * _MINUTE)
    lost = recorders.arrange(
        room_composite(WORKSHOP, "workshop-a/captions.mp4", "grid-light"), rooms.get(WORKSHOP), now - 24.4 * _MINUTE
    )
    recorders.kill(lost.info.egress_id)
    # Its recorder died a while ago, and the room has already noticed.
    rooms.leave(WORKSHOP, lost.info.egress_id)


def room_composite(
    room: str, path: str, layout: str, preset: Preset = Preset.H264_720P_30, *, bucket: str = _BUCKET
) -> egress.RoomCompositeEgressRequest:
    """Ask for a recording of a whole room into a bucket."""
    return egress.RoomCompositeEgressRequest(
        room_name=room,
        layout=layout,
        preset=preset,
        file_outputs=[egress.EncodedFileOutput(filepath=path, s3=egress.S3Upload(bucket=bucket, region="eu-north-1"))],
    )


class Booth:
    """The interpreters record themselves now and then; every third time the upload goes wrong."""

    def __init__(self, world: World, dice: random.Random) -> None:
        self._world = world
        self._dice = dice
        self._tapes = 0
        world.timeline.after(dice.uniform(*_FIRST_SECONDS), self._record)

    def _record(self) -> None:
        # All dice are thrown whatever happens, so that somebody else's recording does not change the rest.
        length, pause = self._dice.uniform(*_TAPE_SECONDS), self._dice.uniform(*_PAUSE_SECONDS)
        self._world.timeline.after(length + pause, self._record)
        room = self._world.rooms.find(INTERPRETERS)
        taken = any(tape.under_way for tape in self._world.recorders.all() if tape.room is room)
        if room is None or taken or not self._world.recorders.free:
            return
        self._tapes += 1
        request = room_composite(INTERPRETERS, f"interpreters-es/tape-{self._tapes}.mp4", "grid")
        tape = self._world.recorders.start(request, room).info.egress_id
        if self._tapes % 3 == 0:
            self._world.recorders.fail_upload(tape, _NO_BUCKET)
        self._world.timeline.after(length, lambda: self._stop(tape))

    def _stop(self, tape: str) -> None:
        self._world.recorders.stop(tape)
