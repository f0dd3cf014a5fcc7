"""People: how they are listed, put out and limited."""

import pytest
from livekit import api

from tests.contract.requests import listed, participant
from tests.contract.shapes import shape
from tests.contract.stage import Stage
from tests.real.people import Guise

_USUAL = {"can_subscribe": True, "can_publish": True, "can_publish_data": True}


@pytest.mark.asyncio
async def test_the_entry_of_somebody_who_publishes(stage: Stage, room_name: str) -> None:
    guise = Guise("Ana Lópe\u0301z", metadata='{"seat": 1}', attributes=(("hand", "up"),))
    await stage.join(room_name, "ana", "microphone", "camera", guise=guise)
    entry = shape((await listed(stage.lk, room_name))["ana"])
    tracks = sorted(entry.pop("tracks"), key=lambda track: str(track["source"]))
    assert entry == {
        "sid": "PA_…",
        "identity": "ana",
        "name": "Ana Lópe\u0301z",
        "state": "ACTIVE",
        "metadata": '{"seat": 1}',
        "attributes": {"hand": "up"},
        "joined_at": "time",
        "joined_at_ms": "time",
        "permission": _USUAL,
        "is_publisher": True,
    }
    camera, microphone = tracks
    assert microphone == {
        "sid": "TR_AM…",
        "name": "voice",
        "source": "MICROPHONE",
        "mime_type": "audio/red",
        "codecs": [{"mime_type": "audio/red", "cid": "secret", "video_layer_mode": "ONE_SPATIAL_LAYER_PER_STREAM"}],
        "stream": "camera",
        "backup_codec_policy": "SIMULCAST",
    }
    assert camera == {
        "sid": "TR_VC…",
        "type": "VIDEO",
        "name": "picture",
        "width": 320,
        "height": 180,
        "source": "CAMERA",
        "layers": [{"width": 320, "height": 180}],
        "mime_type": "video/VP8",
        "codecs": [
            {
                "mime_type": "video/VP8",
                "cid": "secret",
                "layers": [{"width": 320, "height": 180}],
                "video_layer_mode": "ONE_SPATIAL_LAYER_PER_STREAM",
            }
        ],
        "stream": "camera",
    }


@pytest.mark.parametrize(
    ("guise", "kind", "permission"),
    [
        (Guise(), "STANDARD", _USUAL),
        (Guise(kind="agent"), "AGENT", _USUAL),
        (Guise(kind="ingress"), "INGRESS", _USUAL),
        (Guise(kind="sip"), "SIP", _USUAL),
        (Guise(hidden=True), "STANDARD", {**_USUAL, "hidden": True}),
        (Guise(can_publish=False), "STANDARD", {"can_subscribe": True}),
        (
            Guise(kind="egress", hidden=True, recorder=True, can_publish=False),
            "EGRESS",
            {"can_subscribe": True, "hidden": True, "recorder": True},
        ),
    ],
    ids=lambda part: part.kind + " hidden" * part.hidden if isinstance(part, Guise) else "",
)
@pytest.mark.asyncio
async def test_everybody_is_listed(
    stage: Stage, room_name: str, guise: Guise, kind: str, permission: dict[str, bool]
) -> None:
    await stage.join(room_name, "somebody", guise=guise)
    entry = shape((await listed(stage.lk, room_name))["somebody"])
    assert (entry.get("kind", "STANDARD"), entry["permission"]) == (kind, permission)


@pytest.mark.asyncio
async def test_one_participant_by_name(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone")
    found = await stage.lk.room.get_participant(participant(room_name, "ana"))
    assert (found.sid, [track.sid for track in found.tracks]) == (ana.sid, [ana.tracks["microphone"]])


@pytest.mark.asyncio
async def test_removing_somebody(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone")
    await stage.join(room_name, "bo")
    await stage.lk.room.remove_participant(participant(room_name, "ana"))
    await ana.sees_removal()
    assert set(await listed(stage.lk, room_name)) == {"bo"}
    with pytest.raises(api.ServerError, match="participant does not exist") as refusal:
        await stage.lk.room.remove_participant(participant(room_name, "ana"))
    assert refusal.value.code == "not_found"


@pytest.mark.asyncio
async def test_a_removed_one_may_come_back(stage: Stage, room_name: str) -> None:
    first = await stage.join(room_name, "ana")
    await stage.lk.room.remove_participant(participant(room_name, "ana"))
    await first.sees_removal()
    again = await stage.join(room_name, "ana")
    assert again.sid != first.sid


@pytest.mark.asyncio
async def test_a_second_visit_takes_the_place_of_the_first(stage: Stage, room_name: str) -> None:
    first = await stage.join(room_name, "ana", "microphone")
    second = await stage.join(room_name, "ana")
    entry = (await listed(stage.lk, room_name))["ana"]
    assert (entry.sid, list(entry.tracks)) == (second.sid, [])
    assert first.sid != second.sid


@pytest.mark.asyncio
async def test_leaving(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone")
    await stage.join(room_name, "bo")
    await ana.leave()
    await stage.until(lambda: listed(stage.lk, room_name), lambda people: set(people) == {"bo"})


@pytest.mark.asyncio
async def test_somebody_who_may_not_publish_any_more_loses_every_track(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone", "camera")
    silenced = api.ParticipantPermission(can_subscribe=True)
    told = await stage.lk.room.update_participant(
        api.UpdateParticipantRequest(room=room_name, identity="ana", permission=silenced)
    )
    assert told.permission == silenced
    await ana.sees_permission()
    entry = (await listed(stage.lk, room_name))["ana"]
    assert (list(entry.tracks), entry.permission) == ([], silenced)
    assert not entry.is_publisher


@pytest.mark.asyncio
async def test_a_permission_for_some_sources_takes_the_others(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone", "camera")
    muzzled = api.ParticipantPermission(
        can_subscribe=True, can_publish=True, can_publish_sources=[api.TrackSource.CAMERA]
    )
    await stage.lk.room.update_participant(
        api.UpdateParticipantRequest(room=room_name, identity="ana", permission=muzzled)
    )
    await ana.sees_permission()
    entry = (await listed(stage.lk, room_name))["ana"]
    assert [track.source for track in entry.tracks] == [api.TrackSource.CAMERA]


@pytest.mark.asyncio
async def test_words_about_somebody_merge_and_are_not_cleared(stage: Stage, room_name: str) -> None:
    await stage.join(room_name, "ana", guise=Guise("Ana", metadata="host", attributes=(("a", "1"), ("b", "2"))))
    told = await stage.lk.room.update_participant(
        api.UpdateParticipantRequest(room=room_name, identity="ana", attributes={"b": "", "c": "3"})
    )
    assert (told.name, told.metadata, dict(told.attributes)) == ("Ana", "host", {"a": "1", "c": "3"})
    assert told.permission.can_publish
