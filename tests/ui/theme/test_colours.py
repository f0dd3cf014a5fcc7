"""The contrast that the colours promise, worked out over every ground they stand on."""

from typing import NamedTuple

import pytest

from console.ui.theme.colours import COLOURS, PRODUCTION, STAGING, TEST, UNMARKED, Colours, Scheme, Stripe

GROUNDS = ("chrome", "pane", "surface", "raised", "hover", "selection")


class Promise(NamedTuple):
    """A role, the least ratio it keeps in light, dark and contrast, and the grounds it stands on."""

    role: str
    least: tuple[float, float, float]
    grounds: tuple[str, ...] = GROUNDS


WORDS = (
    Promise("text", (14.3, 10.8, 10.4), (*GROUNDS, "press", "live_tint", "amber_tint", "ok_tint")),
    Promise("text_2", (7.6, 6.9, 11.9)),
    Promise("text_3", (4.7, 4.6, 8.5)),
    Promise("live_text", (4.6, 5.3, 5.7), (*GROUNDS, "live_tint")),
    Promise("amber_text", (5.7, 7.1, 7.6), (*GROUNDS, "amber_tint")),
    Promise("ok_text", (5.3, 6.1, 6.4), (*GROUNDS, "ok_tint")),
    Promise("accent", (4.6, 6.1, 11.5), ("chrome", "pane", "surface", "raised")),
    Promise("on_accent", (5.2, 7.2, 11.5), ("accent",)),
    Promise("on_live", (4.57, 4.57, 8.0), ("live_fill",)),
    Promise("on_inverse", (13.7, 9.6, 21.0), ("inverse",)),
    Promise("inverse_accent", (4.5, 4.5, 4.5), ("inverse",)),
    Promise("surface", (4.5, 4.5, 4.5), ("text",)),
)
SHAPES = (
    Promise("live", (3.3, 3.3, 4.6), (*GROUNDS, "live_tint")),
    Promise("amber_line", (3.6, 5.7, 7.6), (*GROUNDS, "amber_tint")),
    Promise("off", (3.3, 3.2, 6.5)),
    Promise("outline", (3.3, 3.2, 6.5)),
    Promise("accent", (4.4, 5.6, 6.6)),
    # On a selected row `ok` would be 2.9 in light: there it is drawn in ok_text.
    Promise("ok", (3.0, 3.8, 6.4), ("chrome", "pane", "surface", "raised", "hover", "ok_tint")),
)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("promise", WORDS + SHAPES, ids=lambda promise: promise.role)
def test_a_role_can_be_read_on_its_worst_ground(promise: Promise, scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    worst = min(contrast(getattr(colours, promise.role), getattr(colours, ground)) for ground in promise.grounds)
    # The promises are rounded to the digits they are written with.
    assert worst >= promise.least[list(Scheme).index(scheme)] - 0.05


@pytest.mark.parametrize("promise", WORDS, ids=lambda promise: promise.role)
def test_no_promise_for_words_is_below_the_norm(promise: Promise) -> None:
    assert min(promise.least) >= 4.5


@pytest.mark.parametrize("promise", SHAPES, ids=lambda promise: promise.role)
def test_no_promise_for_shapes_is_below_the_norm(promise: Promise) -> None:
    assert min(promise.least) >= 3.0


@pytest.mark.parametrize("stripe", [PRODUCTION, STAGING, TEST, UNMARKED], ids=lambda stripe: stripe.label)
def test_the_label_on_a_stripe_can_be_read(stripe: Stripe) -> None:
    assert contrast(stripe.ink, stripe.fill) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
def test_every_role_is_a_whole_colour(scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    values = [getattr(colours, name) for name in Colours._fields if name not in ("scheme", "scrim")]
    assert [value for value in values if len(value) != 7 or value[0] != "#"] == []


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, *contrast ratio*."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2.2, *relative luminance*, of a colour written #RRGGBB."""
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    """One sRGB channel without its gamma."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
