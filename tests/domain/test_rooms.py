"""A crowd that follows a list is the crowd that would be made of it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from console.domain.participants import Kind, Participant, Permission, Presence, Role
from console.domain.rooms import Crowd
from console.domain.tracks import Source, Track

WHO = tuple("abcdefghijklmnop")
TRACKS = (
    (),
    (Track("TR_1", source=Source.MICROPHONE),),
    (Track("TR_1", source=Source.MICROPHONE, muted=True),),
    (Track("TR_2", source=Source.CAMERA),),
)


@st.composite
def lists(draw: st.DrawFn) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return a list of people and a later one, in which some are the very same objects."""
    before = {who: draw(_people(who)) for who in WHO if draw(st.booleans())}
    after = []
    for who in draw(st.permutations(WHO)):
        match draw(st.integers(0, 9)):
            case 0:
                after.append(draw(_people(who)))
            case 1 if who in before:
                after.append(replace(before[who]))
            case n if n > 2 and who in before:
                after.append(before[who])
    return tuple(before.values()), tuple(after)


def _people(who: str) -> st.SearchStrategy[Participant]:
    return st.builds(
        Participant,
        st.just(f"PA_{who}"),
        st.just(who),
        st.sampled_from(("", "Ada", "ada", "Zoë")),
        st.sampled_from(Kind),
        st.sampled_from(Presence),
        st.sampled_from(Role),
        permission=st.builds(
            Permission,
            can_publish=st.booleans(),
            can_publish_sources=st.sampled_from(((), (Source.CAMERA,), (Source.MICROPHONE,))),
            recorder=st.booleans(),
        ),
        tracks=st.sampled_from(TRACKS),
    )


@given(lists())
def test_following_a_list_is_as_good_as_starting_again(both: tuple[tuple[Participant, ...], ...]) -> None:
    before, after = both
    followed, anew = Crowd.of(before).followed_by(after), Crowd.of(after)
    assert followed == anew
    assert list(followed) == list(anew)


@given(lists())
def test_one_other_participant_stands_where_it_belongs(both: tuple[tuple[Participant, ...], ...]) -> None:
    crowd = Crowd.of(both[0])
    for participant in both[1]:
        expected = {**crowd.by_identity, participant.identity: participant}
        assert list(crowd.with_participant(participant)) == list(Crowd.of(expected.values()))


def test_who_lacks_something_is_known_without_looking_again() -> None:
    joining = Participant("PA_1", "joining", presence=Presence.JOINING)
    silent = Participant("PA_2", "silent", role=Role.SPEAKER)
    heard = Participant("PA_3", "heard", role=Role.SPEAKER, tracks=TRACKS[2])
    audience = Participant("PA_4", "audience", role=Role.AUDIENCE)
    barred = Participant("PA_5", "barred", permission=Permission(can_publish_sources=(Source.CAMERA,)))
    recorder = Participant("PA_6", "recorder", kind=Kind.EGRESS)
    assert Crowd.of((joining, silent, heard, audience, barred, recorder)).wanting == (joining, silent)
