"""Pictures of the two trees in every theme: `python -m tests.ui.panes_gallery FOLDER`.

For pictures at twice the ratio set QT_SCALE_FACTOR=2. They are for looking at, and are compared with nothing.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from console.actions.targets import TrackTarget
from console.actions.tracks import SetMuted
from console.connection.receipts import Outcome, Receipt
from console.domain.participants import Change, Happened, Kind, Participant, Presence, Role
from console.domain.recordings import File, Recording, Recordings, Status
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.stripes import Stripe
from console.domain.tracks import Medium, Source, Track
from console.domain.trouble import Cause, Trouble
from console.ui.filtering import Filter
from console.ui.people.pane import PeoplePane
from console.ui.rooms.pane import RoomsPane
from console.ui.scene import OpenServer, Scene
from console.ui.standing import PersonKey, RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.gallery import CHOICES, ratio_mark

NOW = 1_772_395_287.0
STAGE = "Main Stage"
SUMMIT = OpenServer("summit", "Spring Summit", "live.example.org", Stripe.PRODUCTION)
REHEARSAL = OpenServer("rehearsal", "Rehearsal", "rehearsal.example.org", Stripe.STAGING)
_PEOPLE = (
    # name, role, microphone, camera, joined minutes ago, change, its age
    ("Grace Okafor", Role.HOST, "on", "on", 33, Happened.MICROPHONE_OPEN, 840),
    ("Ada Lovelace", Role.SPEAKER, "on", "on", 26, Happened.SCREEN_ON, 130),
    ("Tomás Ferreira", Role.SPEAKER, "muted", "on", 22, Happened.MICROPHONE_MUTED, 5),
    ("Mei-Ling Chen", Role.SPEAKER, "on", "on", 19, Happened.MICROPHONE_OPEN, 64),
    ("Jonas Weber", Role.SPEAKER, "none", "on", 13, Happened.MICROPHONE_GONE, 190),
    ("Priya Raman", Role.AUDIENCE, "muted", "on", 12, Happened.CAMERA_ON, 190),
    ("Noah Dubois", Role.AUDIENCE, "on", "muted", 11, Happened.MICROPHONE_OPEN, 12),
    ("Luca Bianchi", Role.AUDIENCE, "on", "muted", 11, Happened.MICROPHONE_OPEN, 41),
    ("Sofia Andersson", Role.AUDIENCE, "on", "muted", 10, Happened.MICROPHONE_OPEN, 38),
    ("Kwame Mensah", Role.AUDIENCE, "on", "muted", 10, Happened.MICROPHONE_OPEN, 26),
    ("Yuki Tanaka", Role.AUDIENCE, "muted", "muted", 9, Happened.CAMERA_OFF, 380),
    ("Elif Demir", Role.AUDIENCE, "muted", "on", 9, Happened.JOINED, 560),
    ("Zoë\u202eevil", Role.AUDIENCE, "muted", "none", 8, Happened.NAME, 20),
    ("+49 30 ··· 4410", Role.PHONE, "on", "none", 8, Happened.JOINED, 480),
)


def participant(
    name: str, role: Role, microphone: str, camera: str, minutes: float, *, identity: str = ""
) -> Participant:
    """Return somebody with the tracks that these words say."""
    who = identity or name.split(maxsplit=1)[0].casefold()
    tracks = []
    if microphone != "none":
        tracks.append(
            Track(
                f"TR_AM{who[:4]}Q9vTz",
                source=Source.MICROPHONE,
                muted=microphone == "muted",
                codecs=("opus",),
                stereo=True,
            )
        )
    if camera != "none":
        tracks.append(
            Track(
                f"TR_VC{who[:4]}m2sLe",
                "",
                Source.CAMERA,
                Medium.VIDEO,
                camera == "muted",
                1920,
                1080,
                ("VP8",),
                layers=3,
            )
        )
    if who == "ada":
        tracks.append(Track("TR_VSb8Rn4yHd", "", Source.SCREEN, Medium.VIDEO, False, 2560, 1440, ("VP9",)))
    kinds = {Role.PHONE: Kind.SIP, Role.FEED: Kind.INGRESS, Role.AGENT: Kind.AGENT, Role.RECORDER: Kind.EGRESS}
    return Participant(
        f"PA_{who}",
        who,
        name,
        kinds.get(role, Kind.STANDARD),
        role=role,
        joined_at=NOW - 60 * minutes,
        tracks=tuple(tracks),
    )


def stage() -> LiveRoom:
    """Return the room of a show that is running."""
    people = [participant(*told[:5]) for told in _PEOPLE]
    joining = replace(participant("Omar Haddad", Role.AUDIENCE, "none", "none", 14 / 60), presence=Presence.JOINING)
    twin = participant("Elif Demir", Role.AUDIENCE, "muted", "none", 3, identity="elif.demir@viewers-20f1")
    machines = [
        participant("Camera feed Hall B", Role.FEED, "on", "on", 44),
        participant("Live captions", Role.AGENT, "none", "none", 41),
        participant("Recorder", Role.RECORDER, "none", "none", 12.5, identity="EG_1"),
    ]
    crowd = (*people, joining, twin, *machines)
    changes = {p.identity: Change(told[5], NOW - told[6]) for p, told in zip(people, _PEOPLE, strict=True)}
    others = {
        p.identity: Change(Happened.JOINED, p.joined_at, looked=False) for p in crowd if p.identity not in changes
    }
    return LiveRoom(Room("RM_stage", STAGE, NOW - 5000, 19), Crowd.of(crowd), NOW - 1, changes={**changes, **others})


def small(name: str, people: int, heard: int, *, known: bool = True) -> LiveRoom:
    """Return a room of people who are only counted."""
    crowd = (
        participant(f"Viewer {n}", Role.AUDIENCE, "on" if n < heard else "muted", "none", 5, identity=f"{name}-{n}")
        for n in range(people)
    )
    recorder = participant("Recorder", Role.RECORDER, "none", "none", 9, identity=f"EG_{name}")
    listed = (*crowd, recorder) if name.startswith(("Interpreters ES", "Workshop A")) else crowd
    room = Room(f"RM_{name}", name, NOW - 4000, people)
    return LiveRoom(room, Crowd.of(listed), NOW - 1) if known else LiveRoom(room)


def recording(room: str, status: Status, age: float, egress_id: str = "") -> Recording:
    """Return a recording that began `age` seconds ago."""
    began = NOW - age
    return Recording(
        egress_id or f"EG_{room}", room, status=status, started_at=began, updated_at=began, files=(File("a.mp4"),)
    )


def scene(*, silent: bool = False) -> Scene:
    """Return the server of the pictures, as it answers or as it stopped to 38 seconds ago."""
    rooms = (
        stage(),
        small("Green Room", 9, 7),
        small("Interpreters ES", 4, 2),
        small("Interpreters FR", 4, 1),
        small("Workshop A · Accessible stages for everybody", 31, 3),
        small("Workshop B · Low latency", 27, 2),
        small("Q&A Lounge", 18, 0, known=False),
        small("Press", 6, 1),
        small("Tech Check", 3, 3),
        small("Backstage", 11, 0),
        small("Overflow", 0, 0),
    )
    listed = Recordings.of(
        (
            recording(STAGE, Status.ACTIVE, 754, "EG_1"),
            recording("Interpreters ES", Status.ACTIVE, 751),
            recording("Interpreters FR", Status.STARTING, 3),
            recording("Workshop A · Accessible stages for everybody", Status.ACTIVE, 2468),
            recording("Workshop B · Low latency", Status.ACTIVE, 900),
            recording("Press", Status.FAILED, 300),
        )
    )
    asked = Listing(NOW - 1, Trouble(Cause.UNREACHABLE, "Nothing answers.") if silent else None)
    truth = Snapshot(MappingProxyType({live.room.name: live for live in rooms}), listed, asked, Listing(NOW - 1))
    receipts = _receipts(truth)
    pending = {r.action.key: r for r in receipts if r.outcome.is_open}
    shown = truth
    for waiting in pending.values():
        shown = waiting.action.predict(shown)
    return Scene(SUMMIT, truth, shown, receipts, MappingProxyType(pending), now=NOW + (37 if silent else 0))


def _receipts(truth: Snapshot) -> tuple[Receipt, ...]:
    live = truth.rooms[STAGE]

    def mute(identity: str) -> SetMuted:
        who = live.crowd.by_identity[identity]
        return SetMuted(TrackTarget.of(live.room, who, who.tracks[0]), True)

    seen = Receipt(1, mute("tomás"), NOW - 5, 0, Outcome.SEEN, NOW - 5, NOW - 4.9, NOW - 4.4)
    waiting = Receipt(2, mute("mei-ling"), NOW - 0.5, 0, Outcome.SENT, NOW - 0.4)
    refused = Receipt(3, mute("yuki"), NOW - 8, 0, Outcome.REFUSED, NOW - 8, reason="This server does not let anybody.")
    return (waiting, seen, refused)


def desk(theme: Theme, wide: int, high: int, told: Scene, *, rail: bool = False, several: bool = False) -> QWidget:
    """Stand the two panes beside each other as the window does."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(1)
    rooms, people = RoomsPane(theme), PeoplePane(theme)
    rooms.setFixedWidth(56 if rail else 244 if wide > 940 else 206)
    rooms.set_rail(rail)
    row.addWidget(rooms)
    row.addWidget(people, 1)
    page.resize(wide, high)
    quiet = Scene(REHEARSAL, Snapshot(room_list=Listing(told.now)), Snapshot(room_list=Listing(told.now)), now=told.now)
    scenes = {"summit": told, "rehearsal": quiet}
    keys = (RoomKey("summit", STAGE), RoomKey("summit", "Green Room")) if several else (RoomKey("summit", STAGE),)
    rooms.show_scenes(scenes)
    rooms.view.choose(keys)
    people.show_scenes(scenes, keys)
    page.show()
    return page


def table(page: QWidget) -> PeoplePane:
    """Return the middle pane of a desk."""
    found = page.findChild(PeoplePane)
    assert isinstance(found, PeoplePane)
    return found


def point_at(pane: PeoplePane, name: str) -> None:
    """Let the pointer stand on somebody's row."""
    at = pane.view.band(pane.model.index_of(PersonKey("summit", STAGE, name))).center()
    where = QPointF(600, at.y())
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        where,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane.view.viewport(), move)


def show_running(theme: Theme) -> QWidget:
    """A show: pending mute, refusal, hover, three selected, tracks."""
    page = desk(theme, 964, 716, scene())
    pane = table(page)
    pane.view.expand(pane.model.index_of(PersonKey("summit", STAGE, "ada")))
    pane.view.choose([PersonKey("summit", STAGE, name) for name in ("luca", "sofia", "kwame")])
    point_at(pane, "noah")
    return page


def narrow(theme: Theme) -> QWidget:
    """The smaller window of 900 × 600."""
    page = desk(theme, 900, 468, scene())
    point_at(table(page), "noah")
    return page


def rail(theme: Theme) -> QWidget:
    """Rooms as a rail, and little room for people."""
    page = desk(theme, 520, 480, scene(), rail=True)
    point_at(table(page), "noah")
    return page


def stale(theme: Theme) -> QWidget:
    """Nothing answers."""
    page = desk(theme, 964, 716, scene(silent=True))
    pane = table(page)
    pane.view.choose([PersonKey("summit", STAGE, name) for name in ("luca", "sofia", "kwame")])
    return page


def several(theme: Theme) -> QWidget:
    """Two rooms below each other, one of them stood on by keyboard."""
    page = desk(theme, 964, 716, scene(), several=True)
    table(page).view.setFocus(Qt.FocusReason.TabFocusReason)
    return page


def nothing(theme: Theme) -> QWidget:
    """A filter that leaves nobody."""
    page = desk(theme, 964, 500, scene())
    wanted = Filter(text="press", problems=True)
    table(page).set_filter(wanted)
    rooms = page.findChild(RoomsPane)
    assert isinstance(rooms, RoomsPane)
    rooms.set_filter(wanted)
    return page


PAGES: dict[str, Callable[[Theme], QWidget]] = {
    page.__name__: page for page in (show_running, narrow, rail, stale, several, nothing)
}


def main(folder: Path) -> None:
    """Write one picture per page and theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    theme = Theme(application, Choice.LIGHT, calm=True)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in CHOICES:
        theme.choose(choice)
        for name, build in PAGES.items():
            page = build(theme)
            for _ in range(3):
                application.processEvents()
            page.grab().save(str(folder / f"{name}-{choice}{ratio_mark(page)}.png"))
            page.close()
            page.deleteLater()
            application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
