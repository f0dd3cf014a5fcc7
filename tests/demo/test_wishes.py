"""All of LiveKit's ways of asking for a recording are understood, and no secret of theirs is kept."""

import pytest
from livekit import api

from console.demo.wishes import Start, read_wish, without_secrets
from tests.demo.visit import refusal, visit

NOW = 1_800_000_000.0
FILE = api.EncodedFileOutput(filepath="tape")
S3 = api.S3Upload(bucket="bucket", access_key="plain access", secret="plain secret")
SILENT_STORAGE = api.StorageConfig(azure=api.AzureBlobUpload(account_name="plain name", account_key="plain key"))

EVERY_WAY: dict[str, Start] = {
    "room_composite": api.RoomCompositeEgressRequest(
        room_name="a", file_outputs=[api.EncodedFileOutput(filepath="tape", s3=S3)]
    ),
    "web": api.WebEgressRequest(url="http://a.example", file=api.EncodedFileOutput(filepath="tape", s3=S3)),
    "participant": api.ParticipantEgressRequest(
        room_name="a", identity="ada", file_outputs=[api.EncodedFileOutput(filepath="tape", s3=S3)]
    ),
    "track_composite": api.TrackCompositeEgressRequest(
        room_name="a", audio_track_id="TR_AM", file_outputs=[api.EncodedFileOutput(filepath="tape", s3=S3)]
    ),
    "track": api.TrackEgressRequest(room_name="a", track_id="TR_VC", file=api.DirectFileOutput(filepath="tape", s3=S3)),
    "egress": api.StartEgressRequest(
        room_name="a",
        template=api.TemplateSource(),
        outputs=[api.Output(file=api.FileOutput(filepath="tape"), storage=api.StorageConfig(s3=S3))],
        storage=SILENT_STORAGE,
    ),
}


@pytest.mark.parametrize("field", EVERY_WAY)
def test_every_way_of_asking_is_understood(field: str) -> None:
    wish = read_wish(EVERY_WAY[field])
    assert (wish.field, wish.path, wish.bucket, wish.outputs) == (field, "tape", "bucket", True)
    assert wish.room == ("" if field == "web" else "a")
    assert wish.browser == (field in ("room_composite", "web", "egress"))
    assert wish.location("tape.mp4") == "https://bucket.s3.amazonaws.com/tape.mp4"


@pytest.mark.parametrize("field", EVERY_WAY)
def test_no_secret_is_kept(field: str) -> None:
    kept = str(without_secrets(EVERY_WAY[field]))
    assert "plain" not in kept
    assert "{secret}" in kept
    assert "plain" in str(EVERY_WAY[field])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "a-2027-01-15T080000.mp4"),
        ("folder/", "folder/a-2027-01-15T080000.mp4"),
        ("{room_name}/{room_id}-{utc}", "a/RM_1-20270115080000.mp4"),
        ("tape.mkv", "tape.mp4"),
        ("v1.2", "v1.2.mp4"),
    ],
)
def test_file_names_are_filled_in(path: str, name: str) -> None:
    wish = read_wish(api.RoomCompositeEgressRequest(room_name="a", file_outputs=[api.EncodedFileOutput(filepath=path)]))
    assert wish.file_name("RM_1", NOW) == name


def test_presets_and_plain_sound_differ_in_size() -> None:
    def kbits(**options: object) -> int:
        request = api.RoomCompositeEgressRequest(room_name="a", file_outputs=[FILE])
        for name, value in options.items():
            setattr(request, name, value)
        return read_wish(request).kbits

    assert kbits() == kbits(preset=api.EncodingOptionsPreset.H264_720P_30) == 3128
    assert kbits(preset=api.EncodingOptionsPreset.H264_1080P_60) == 6128
    assert kbits(audio_only=True) == 128


@pytest.mark.asyncio
async def test_every_way_of_asking_starts_a_recording() -> None:
    async with visit(recorders=6) as guest:
        egress = guest.lk.egress
        guest.world.rooms.join("a", "ada")
        microphone = guest.world.rooms.publish("a", "ada", "microphone")
        file = api.DirectFileOutput(filepath="tape")
        started = [
            await egress.start_participant_egress(
                api.ParticipantEgressRequest(room_name="a", identity="ada", file_outputs=[FILE])
            ),
            await egress.start_track_egress(api.TrackEgressRequest(room_name="a", track_id=microphone, file=file)),
            await egress.start_track_composite_egress(
                api.TrackCompositeEgressRequest(room_name="a", audio_track_id=microphone, file_outputs=[FILE])
            ),
            await egress.start_web_egress(api.WebEgressRequest(url="http://a.example", file_outputs=[FILE])),
            await egress.start_egress(
                api.StartEgressRequest(
                    room_name="a", template=api.TemplateSource(), outputs=[api.Output(file=api.FileOutput())]
                )
            ),
        ]
        await guest.clock.advance(6.0)
        tapes = [guest.world.recorders.get(info.egress_id).info for info in started]
        assert {tape.status for tape in tapes} == {api.EgressStatus.EGRESS_ACTIVE}
        assert [tape.WhichOneof("request") for tape in tapes] == [
            "participant",
            "track",
            "track_composite",
            "web",
            "egress",
        ]
        guest.world.rooms.leave("a", "ada")
        await guest.clock.advance(0.5)
        assert tapes[0].details == "End reason: Source closed"


@pytest.mark.asyncio
async def test_somebody_who_never_comes_is_waited_for_half_a_minute() -> None:
    async with visit() as guest:
        guest.world.rooms.create("a")
        bob = api.ParticipantEgressRequest(room_name="a", identity="bob", file_outputs=[FILE])
        egress_id = (await guest.lk.egress.start_participant_egress(bob)).egress_id
        await guest.clock.advance(29.9)
        assert guest.world.recorders.get(egress_id).info.status == api.EgressStatus.EGRESS_STARTING
        await guest.clock.advance(0.2)
        tape = guest.world.recorders.get(egress_id).info
        assert (tape.status, tape.error_code) == (api.EgressStatus.EGRESS_FAILED, 404)
        assert tape.error == "participant bob not found"


@pytest.mark.asyncio
async def test_what_a_recorder_cannot_do_anything_with() -> None:
    async with visit() as guest:
        guest.world.rooms.create("a")
        start = guest.lk.egress.start_room_composite_egress
        error = await refusal(lambda: start(api.RoomCompositeEgressRequest(room_name="a")))
        assert (error.status, error.message) == (
            400,
            "twirp error unknown: request has missing or invalid field: output",
        )
        error = await refusal(lambda: start(api.RoomCompositeEgressRequest(file_outputs=[FILE])))
        assert error.message.endswith("request has missing or invalid field: token or api key/secret")
