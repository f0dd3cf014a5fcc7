"""Colours by role: every colour on the screen has a role, and a role has one value per theme."""

from enum import StrEnum
from typing import NamedTuple


class Scheme(StrEnum):
    """The three looks of the console."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Colours(NamedTuple):
    """One theme; `live` means live or recording and nothing else, `live_fill` is its shade that carries words.

    The `_text` roles are for words, the `_tint` roles are the grounds under them, and the bare names are for shapes.
    A tuple, because a dataclass of so many fields takes 3 ms to make, and it is made before the window is painted.
    """

    scheme: Scheme
    chrome: str
    pane: str
    surface: str
    raised: str
    well: str
    hover: str
    press: str
    line: str
    control: str
    control_line: str
    outline: str
    text: str
    text_2: str
    text_3: str
    disabled: str
    accent: str
    on_accent: str
    selection: str
    live: str
    live_fill: str
    on_live: str
    live_text: str
    live_tint: str
    amber: str
    amber_line: str
    amber_text: str
    amber_tint: str
    ok: str
    ok_text: str
    ok_tint: str
    off: str
    inverse: str
    on_inverse: str
    inverse_accent: str
    scrim: str


LIGHT = Colours(
    scheme=Scheme.LIGHT,
    chrome="#F1F2F4",
    pane="#F7F8F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    well="#FFFFFF",
    hover="#F1F3F6",
    press="#E4E7EC",
    line="#E3E5E9",
    control="#FFFFFF",
    control_line="#CDD1D8",
    outline="#7C8390",
    text="#15181E",
    text_2="#444A55",
    text_3="#626975",
    disabled="#9AA0AB",
    accent="#0072B2",
    on_accent="#FFFFFF",
    selection="#E0F0FA",
    live="#D55E00",
    live_fill="#C25500",
    on_live="#FFFFFF",
    live_text="#AF4D00",
    live_tint="#FCEDE1",
    amber="#E69F00",
    amber_line="#A67100",
    amber_text="#7D5500",
    amber_tint="#FDF4DF",
    ok="#009E73",
    ok_text="#00704F",
    ok_tint="#EAF7F2",
    off="#7C8390",
    inverse="#23272E",
    on_inverse="#F4F5F7",
    inverse_accent="#7CC7F0",
    scrim="#47000000",
)
DARK = Colours(
    scheme=Scheme.DARK,
    chrome="#16181C",
    pane="#191C20",
    surface="#1D2025",
    raised="#282C33",
    well="#15171B",
    hover="#24282E",
    press="#2F343C",
    line="#2B2F36",
    control="#292D34",
    control_line="#3E444E",
    outline="#78808E",
    text="#ECEEF2",
    text_2="#B7BDC8",
    text_3="#929AA8",
    disabled="#646B77",
    accent="#56B4E9",
    on_accent="#06212F",
    selection="#1C3444",
    live="#D55E00",
    live_fill="#C25500",
    on_live="#FFFFFF",
    live_text="#F58B45",
    live_tint="#382418",
    amber="#E69F00",
    amber_line="#E69F00",
    amber_text="#F0B63C",
    amber_tint="#322A18",
    ok="#009E73",
    ok_text="#3FC79C",
    ok_tint="#16302A",
    off="#78808E",
    inverse="#3A404A",
    on_inverse="#F4F5F7",
    inverse_accent="#8FD0F4",
    scrim="#73000000",
)
CONTRAST = Colours(
    scheme=Scheme.CONTRAST,
    chrome="#000000",
    pane="#000000",
    surface="#000000",
    raised="#000000",
    well="#000000",
    hover="#262626",
    press="#404040",
    line="#8C8C8C",
    control="#000000",
    control_line="#FFFFFF",
    outline="#FFFFFF",
    text="#FFFFFF",
    text_2="#FFFFFF",
    text_3="#D9D9D9",
    disabled="#A6A6A6",
    accent="#7CC9F5",
    on_accent="#000000",
    selection="#003A5C",
    live="#FF7A1A",
    live_fill="#FF7A1A",
    on_live="#000000",
    live_text="#FF9A52",
    live_tint="#2B1400",
    amber="#FFC533",
    amber_line="#FFC533",
    amber_text="#FFC533",
    amber_tint="#2B2000",
    ok="#1FD6A1",
    ok_text="#1FD6A1",
    ok_tint="#00291E",
    off="#BFBFBF",
    inverse="#FFFFFF",
    on_inverse="#000000",
    inverse_accent="#003A5C",
    scrim="#99000000",
)

COLOURS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


class Stripe(NamedTuple):
    """The mark of a server: never red, amber or green, for those mean something."""

    fill: str
    ink: str
    label: str


PRODUCTION = Stripe("#CC79A7", "#2A0F1E", "PRODUCTION")
STAGING = Stripe("#56B4E9", "#06212F", "STAGING")
TEST = Stripe("#F0E442", "#2A2600", "TEST")
UNMARKED = Stripe("#858C98", "#0B0D11", "")
