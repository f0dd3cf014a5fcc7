"""The words of the banner: what does not answer, what is shown instead, and how old that is."""

from dataclasses import dataclass

from console.domain.health import Health, Worth
from console.domain.text import visible
from console.ui import figures
from console.ui.scene import Scene
from console.ui.tries import tries

TRY_NOW, EDIT, DETAILS = "Try now", "Edit server…", "Details"


@dataclass(frozen=True, slots=True)
class BannerRow:
    """A server that fails: what does not work, what is shown instead, and `details` as labels with their text."""

    server: str
    title: str
    rest: str
    verbs: tuple[str, ...]
    details: tuple[tuple[str, str], ...]


def banner(scene: Scene) -> BannerRow | None:
    """Return the banner for the server in front, or nothing while its data is fresh enough to act on."""
    judged = scene.health
    if not judged.is_grey:
        return None
    edit = (EDIT,) if judged.worth is Worth.REJECTED and scene.server.lasting else ()
    return BannerRow(
        scene.server.key,
        _title(scene, judged),
        _shown(scene, judged),
        (*edit, TRY_NOW, DETAILS),
        _details(scene, judged),
    )


def has_slept(scene: Scene) -> bool:
    """Say whether nothing has been asked for since the machine slept."""
    return scene.truth.room_list.asked_at < scene.truth.room_list.slept_at


def _title(scene: Scene, judged: Health) -> str:
    if has_slept(scene) and judged.may_act:
        return f"Back after {figures.age(scene.truth.away)} – refreshing"
    if judged.trouble is None:
        return f"No answer from {visible(scene.server.host)}"
    return judged.trouble.sentence.removesuffix(".")


def _shown(scene: Scene, judged: Health) -> str:
    listing = scene.truth.room_list
    if not listing.is_known:
        return "nothing could be shown yet"
    return f"showing {figures.time_of_day(listing.asked_at)}, {figures.ago(judged.age)}"


def _details(scene: Scene, judged: Health) -> tuple[tuple[str, str], ...]:
    """Return what support would ask for; the server's own words come last and are called that."""
    listing, trouble = scene.truth.room_list, judged.trouble
    found = [("Server", visible(scene.server.host))]
    if trouble is not None:
        found.append(("What happens", f"{trouble.sentence} {trouble.step}".strip()))
    if listing.failing_since:
        since = scene.now - listing.failing_since
        found.append(("Failing since", f"{figures.time_of_day(listing.failing_since)}, for {figures.age(since)}"))
        found.append(("Tries", tries(listing, scene.now)))
    last = figures.time_of_day(listing.asked_at) if listing.is_known else "none so far"
    found.append(("Last good answer", last))
    if trouble is not None and trouble.said:
        found.append(("Server says", visible(trouble.said, 512)))
    return tuple(found)
