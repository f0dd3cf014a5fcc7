"""Pictures of inspector, transport bar, activity, status bar and notices: `python -m tests.ui.inspector_gallery DIR`.

For pictures at twice the ratio set QT_SCALE_FACTOR=2. The pictures are for looking at, and are compared with nothing.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from console.actions.participants import RemoveParticipant
from console.actions.recordings import StopRecording
from console.actions.targets import ParticipantTarget
from console.connection.abilities import Abilities
from console.connection.receipts import Outcome, Receipt
from console.domain.elsewhere import Finding, Found
from console.domain.participants import Role
from console.domain.recordings import Recording, Status
from console.domain.trouble import Cause, Trouble
from console.ui.activity.pane import Activity
from console.ui.filtering import ActivityFilter
from console.ui.notices.banner_pane import BannerPane
from console.ui.notices.pane import Notices
from console.ui.recording.pane import Inspector
from console.ui.recording.transport import TransportBar
from console.ui.scene import Scene
from console.ui.standing import RoomKey, Standing
from console.ui.status.pane import StatusBar
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.gallery import CHOICES, ratio_mark
from tests.ui.gallery_pages import desk
from tests.ui.stage import (
    NOW,
    STAGE,
    Stage,
    machine,
    mute,
    person,
    receipt,
    recording,
    room,
    saved,
    start,
    target,
)

FRONT = RoomKey("summit", STAGE)
SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org:443.", "Cuelight keeps trying.")
NO_REDIS = Trouble(Cause.NO_RECORDER, "This server has no recording service.", "It needs Redis and Egress.")
REFUSED = "This server does not let anybody unmute others. Ask them to unmute themselves."
HOSTS = tuple(person(f"host{n}", role=Role.HOST) for n in range(3))
PEOPLE = (*HOSTS, *(person(f"p{n}") for n in range(41)), machine("EG_1"))
SPARED = frozenset((STAGE, host.identity) for host in HOSTS)
OURS = receipt(start(), number=1, age=755, answer="EG_1")
REMOVE = RemoveParticipant(ParticipantTarget.of(room(), person("viewer-8812")))


def named(told: Receipt, name: str) -> Receipt:
    """Return a receipt about somebody with a name."""
    action = told.action
    owner = replace(action.target.owner, name=name)  # type: ignore[attr-defined]  # the made-up ones are all mutes
    return replace(told, action=replace(action, target=replace(action.target, owner=owner)))  # type: ignore[attr-defined,type-var]  # as above


RECEIPTS = (
    OURS,
    receipt(REMOVE, number=2, age=222, seen_at=NOW - 221.1),
    named(receipt(mute("jonas", muted=False), Outcome.REFUSED, number=3, age=83, reason=REFUSED), "Jonas Weber"),
    *(receipt(mute(f"x{n}"), number=n, age=60, batch=1) for n in range(4, 44)),
    receipt(mute("x44"), Outcome.REFUSED, number=44, age=60, batch=1, reason="X44 has left."),
    named(receipt(mute("tomas"), number=45, age=8), "Tomás Ferreira"),
    named(receipt(mute("mei"), Outcome.SENT, number=46, age=1), "Mei-Ling Chen"),
)


def stage(*recordings: Recording, **words: object) -> Scene:
    """Return Main Stage with people, receipts and recordings."""
    told = {"receipts": RECEIPTS, "spared": SPARED, **words}
    return Stage(**{"rooms": {STAGE: PEOPLE}, "recordings": recordings, **told}).scene()  # type: ignore[arg-type]  # see Stage


ES = recording(egress_id="EG_es", name="Interpreters ES", age=751)
WORKSHOP = recording(egress_id="EG_w", name="Workshop A", age=2468)
FAILED = replace(recording(Status.FAILED), error="S3 upload failed: operation error S3: PutObject, NoSuchBucket")
STATES: dict[str, Scene] = {
    "idle": stage(),
    "waiting": stage(receipts=(receipt(start(), Outcome.SENT, age=12),)),
    "starting": stage(recording(Status.STARTING, age=3), receipts=(receipt(start(), answer="EG_1"),)),
    "live": stage(recording()),
    "elsewhere": stage(replace(recording(), layout="grid-light"), receipts=()),
    "two": stage(recording(), recording(egress_id="EG_2", age=2000)),
    "stopping": stage(recording(), receipts=(OURS, receipt(StopRecording(target(), "EG_1"), Outcome.SENT, number=9))),
    "saved": stage(saved(recording())),
    "failed": stage(FAILED),
    "refused": stage(
        receipts=(
            receipt(start(), Outcome.REFUSED, age=2, reason="No recorder was free.", step="Stop another recording."),
        )
    ),
    "unproven": stage(recording(egress_id="EG_gone")),
    "stale": stage(recording(), trouble=SILENCE, rooms_age=38, people_age=38, list_age=38),
    "off": stage(list_trouble=NO_REDIS),
}


def standing(scene: Scene) -> Standing:
    """Return Main Stage in front."""
    return Standing({"summit": scene}, "summit", (FRONT,))


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
            page.show()
            application.processEvents()
            page.grab().save(str(folder / f"{name}-{choice}{ratio_mark(page)}.png"))
            page.close()
            page.deleteLater()
            application.processEvents()


def inspectors(theme: Theme, names: list[str]) -> QWidget:
    """Inspectors side by side."""
    page = desk("pane", 316 * len(names), 716)
    for place, name in enumerate(names):
        pane = Inspector(theme, parent=page)
        pane.setGeometry(316 * place, 0, 316, 716)
        pane.show_scene(STATES[name], STAGE, standing(STATES[name]))
    return page


def options(theme: Theme) -> QWidget:
    """The options, as they open."""
    page = Inspector(theme)
    page.show_scene(STATES["idle"], STAGE, standing(STATES["idle"]))
    page.options.setParent(None)  # a page of its own for the picture
    page.options.show_choice(STATES["idle"].choice, STAGE, NOW)
    page.options.destroyed.connect(page.deleteLater)
    return page.options


def bars(theme: Theme) -> QWidget:
    """Transport bars, banner with its details, and status bars."""
    page = desk("surface", 1280, 620)
    for place, name in enumerate(("idle", "starting", "live", "stopping", "failed", "stale")):
        bar = TransportBar(theme, parent=page)
        bar.setGeometry(0, 50 * place, 693, 48)
        bar.show_scene(STATES[name], STAGE, standing(STATES[name]))
    banner = BannerPane(theme, page)
    banner.show_scene(STATES["stale"])
    banner.details.show()
    banner.setGeometry(0, 310, 1280, banner.sizeHint().height())
    rooms = {STAGE: PEOPLE, "Interpreters ES": (machine("EG_es"),), "Workshop A": (machine("EG_w"),)}
    live = Stage(rooms=rooms, recordings=(recording(), ES, WORKSHOP)).scene()
    stale = Stage(rooms=rooms, recordings=(recording(), ES), trouble=SILENCE, rooms_age=38, people_age=38, list_age=38)
    for place, (scene, wide) in enumerate(((live, 1280), (stale.scene(), 1280), (live, 780))):
        status = StatusBar(theme, page)
        status.setGeometry(0, 520 + 32 * place, wide, 28)
        status.show_scenes({"summit": scene}, "summit", FRONT)
    return page


def found(what: Found, age: float, **rest: object) -> Finding:
    """Return what somebody else changed so many seconds ago."""
    return replace(Finding(what, NOW - age, STAGE), **rest)  # type: ignore[arg-type]  # a page names the fields it means


ELSEWHERE = (
    found(Found.OPEN_AGAIN, 4, identity="tomas", names=("Tomás Ferreira",), count=1, takes_back="deed-45"),
    found(Found.RECORDING_STARTED, 30, room="Interpreters ES", details=("recording",)),
    found(Found.RIGHTS_CHANGED, 140, identity="p3", names=("Priya",), count=1, details=("may no longer publish",)),
    found(Found.ROOM_ENDED, 400, room="Workshop A", count=31),
)
AGAIN = receipt(mute("p9", muted=False), number=47, age=16, undoes="deed-48")
LATELY = (receipt(mute("p7"), number=49, age=12), receipt(mute("p9"), number=48, age=90000), AGAIN)
MUTED = tuple(replace(who, tracks=(replace(who.tracks[0], muted=who.identity == "p7"),)) for who in PEOPLE)


def activities(theme: Theme, wide: int, scenes: list[Scene]) -> QWidget:
    """Lists side by side."""
    page = desk("pane", wide * len(scenes), 716)
    for place, told in enumerate(scenes):
        pane = Activity(theme, page)
        pane.setGeometry(wide * place, 0, wide - 1, 716)
        pane.show_scenes({"summit": told})
        pane.show()
    return page


def activity(theme: Theme) -> QWidget:
    """The whole list, with the way back and with what was changed elsewhere, and the empty list of a demo."""
    told = stage(recording(), receipts=(*RECEIPTS, *LATELY), elsewhere=ELSEWHERE, rooms={STAGE: MUTED})
    empty = stage(receipts=(), lasting=False)
    refused = stage(receipts=RECEIPTS[:4], abilities=Abilities(remote_unmute=False))
    return activities(theme, 316, [told, refused, empty])


def activity_found(theme: Theme) -> QWidget:
    """A filter by person, and one that leaves nothing."""
    told = stage(recording(), elsewhere=ELSEWHERE)
    page = activities(theme, 400, [told, told])
    one, none = page.findChildren(Activity)
    one.show_filter(ActivityFilter("summit", identity="tomas", name="Tomás Ferreira"))
    none.show_filter(ActivityFilter(text="nobody"))
    one.list.setFocus()
    return page


def toasts(theme: Theme) -> QWidget:
    """A toast with a way back over one that stays."""
    page = desk("surface", 720, 300)
    notices = Notices(theme, page, clock=lambda: 0.0)
    notices.place(QRect(0, 0, 720, 300), QRect(0, 272, 720, 28), 800)
    notices.show_scenes({"summit": stage(receipts=(), abilities=Abilities(remote_unmute=True))})
    told = (RECEIPTS[2], receipt(mute("p1"), number=45))
    muted = Stage(
        rooms={STAGE: (person("p1", heard=False),)}, receipts=told, abilities=Abilities(remote_unmute=True)
    ).scene()
    notices.show_scenes({"summit": muted})
    return page


PAGES: dict[str, Callable[[Theme], QWidget]] = {
    "inspector-1": lambda theme: inspectors(theme, ["idle", "waiting", "starting", "live"]),
    "inspector-2": lambda theme: inspectors(theme, ["stopping", "saved", "failed", "refused"]),
    "inspector-3": lambda theme: inspectors(theme, ["unproven", "stale", "off", "two"]),
    "options": options,
    "bars": bars,
    "activity": activity,
    "activity-found": activity_found,
    "toasts": toasts,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
