"""The buttons of a row."""

from dataclasses import replace

from console.actions.participants import RemoveParticipant
from console.connection.abilities import Abilities
from console.domain.trouble import Cause, Trouble
from console.ui.intents import AskRemove, Perform
from console.ui.people.offers import RowOffer, row_offers
from console.ui.scene import Scene
from console.ui.standing import PersonKey
from tests.made import microphone, person, recorder, room
from tests.ui.trees.scenes import SERVER, STAGE, scene


def offers(told: Scene, identity: str) -> tuple[RowOffer, ...]:
    """Return what can be done to somebody."""
    return row_offers({SERVER: told}, PersonKey(SERVER, STAGE, identity))


def words(told: Scene, identity: str) -> str:
    """Return the words of the buttons, those that are off in brackets."""
    return " ".join(o.button.words if o.button.enabled else f"[{o.button.words}]" for o in offers(told, identity)[:2])


def test_mutes_every_open_microphone_of_the_session_that_is_shown() -> None:
    ada = person("ada", microphone("TR_1"), microphone("TR_2"), microphone("TR_3", muted=True))

    mute = offers(scene(room(STAGE, ada)), "ada")[0]

    assert isinstance(mute.intent, Perform)
    assert {action.key for action in mute.intent.actions} == {
        ("track", STAGE, "ada", "TR_1"),
        ("track", STAGE, "ada", "TR_2"),
    }
    assert mute.button.words == "Mute"


def test_removing_asks_with_the_session_that_is_shown() -> None:
    remove = offers(scene(room(STAGE, person("ada", sid="PA_7"))), "ada")[1]

    assert isinstance(remove.intent, AskRemove)
    assert [target.sid for target in remove.intent.targets] == ["PA_7"]
    assert RemoveParticipant(remove.intent.targets[0]).words.done == "Removed ada"


def test_who_is_muted_may_be_unmuted_until_the_server_has_refused() -> None:
    muted = room(STAGE, person("ada", microphone(muted=True)))

    assert words(scene(muted), "ada") == "Unmute Remove…"
    assert words(scene(muted, abilities=Abilities(remote_unmute=True)), "ada") == "Unmute Remove…"
    assert words(scene(muted, abilities=Abilities(remote_unmute=False)), "ada") == "[Mute] Remove…"
    refused = offers(scene(muted, abilities=Abilities(remote_unmute=False)), "ada")[0]
    assert refused.reason == "This server does not let anybody unmute others. Ask them to unmute themselves."


def test_who_has_no_microphone_cannot_be_muted() -> None:
    told = scene(room(STAGE, person("ada")))

    assert words(told, "ada") == "[Mute] Remove…"
    assert offers(told, "ada")[0].reason == "No microphone is published."


def test_a_recorder_is_muted_and_removed_alone() -> None:
    loud = replace(recorder("EG_1"), tracks=(microphone(),))

    assert words(scene(room(STAGE, loud)), "EG_1") == "Mute Remove…"


def test_nothing_is_offered_while_nothing_answers_and_the_reason_is_given() -> None:
    silent = scene(room(STAGE, person("ada", microphone())), trouble=Trouble(Cause.UNREACHABLE, "Gone."), later=9)

    assert words(silent, "ada") == "[Mute] [Remove…]"
    assert {offer.reason for offer in offers(silent, "ada")[:2]} == {"Gone."}


def test_who_has_left_is_not_acted_on() -> None:
    assert words(scene(room(STAGE)), "ada") == "[Mute] [Remove…]"


def test_more_is_always_there() -> None:
    more = offers(scene(room(STAGE)), "ada")[2]

    assert (more.button.verb, more.button.enabled, more.intent) == ("more", True, None)
