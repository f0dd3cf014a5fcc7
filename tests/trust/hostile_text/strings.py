"""Strings that mean harm: markup, directions, what cannot be seen, towers, floods, and what other programs run."""

import sys
import unicodedata
from collections.abc import Iterator

TOKEN = "Zq7"
"""Stands in every string, so that a surface that shows one is known by it."""
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_MARKUP = (
    '<img src="{file}">',
    "<IMG SRC={file}>",
    '<img src="{page}">',
    '<img src="//{host}/a.png">',
    '<img src="\\\\{host}\\share\\a.png">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    '<img src="qrc:/a.png" width="9999" height="9999">',
    '<body background="{file}">',
    '<table background="{page}" bgcolor="red"><tr><td>',
    "<p style=\"background-image: url('{file}')\">",
    '<style>@import url("{page}");</style>',
    '<link rel="stylesheet" href="{page}">',
    "<style>* {{ color: transparent; }}</style>",
    '<a href="{file}">',
    '<a href="javascript:alert(1)">',
    '<object data="{page}">',
    '<iframe src="{page}">',
    '<svg><image href="{file}"/></svg>',
    '<script src="{page}">',
    '<video src="{page}" autoplay>',
    "<b>",
    "</span><b>",
    "<html><body><h1>",
    "<qt>",
    "<!DOCTYPE html><h1>",
    '<?xml version="1.0"?><b>',
    "<!-- --><b>",
    "<br><br><br><br>",
    "<hr>",
    '<font size="50">',
    "<pre>",
    "<center>",
    '<span style="font-size:900px">',
    '<span style="white-space: pre-wrap">',
    "<table><tr><td>A</td></tr></table>",
    "&lt;b&gt;&amp;&#x202e;&nbsp;",
    "\n<b>",
    "text before <b>",
    "![a]({page})",
    "[a]({page}) **bold** `code`\n# head",
)
_BIDI_WAYS = ("{d}" + TOKEN, TOKEN + "{d}" + TOKEN, "שלום " + TOKEN + "{d} (12)", "{d}{d}" + TOKEN + "{d}")
_INKLESS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff9\ufffb\ufffc\U0001d173\U000e0001\U000e0041\U000e007f\ue000\U000f0000\U0010fffd\ufdd0\uffff\U0010ffff"
    "\ud800\udfff\u2028\u2029\u0085\ufe00\ufe0f\U000e0100"
)
_RUN = (
    "%s%n%x%08d {0} {seen} {__class__} {0.__init__}",
    "%1 %2 %L1 %n",
    "[*] [*][*]",
    "&File &Quit && &",
    "&A",
    "name\tCtrl+Q",
    "=cmd|' /C calc'!A0",
    "+1-1@SUM(A1)",
    "$(reboot) `reboot` ; rm -rf ~ | sh",
    "name\r\nrm -rf ~\r\n",
    "../../../etc/passwd",
    "{room_name}/{time}",
    '"; DROP TABLE deeds; --',
    "\\u202e \\n \\x1b[31m",
    "\x1b[2J\x1b[31mred\x1b[0m\x1b]0;title\x07",
    '{"role": "host"}',
    "' onmouseover='x",
    "Cuelight — REC 00:12:34",
    "● REC",
    "microphone open, camera on",
)


def strings(file: str, page: str) -> tuple[str, ...]:
    """Return all of them, one of each family first; `file` and `page` are what nobody may ever load."""
    host = page.split("/")[2]
    families = (
        _MARKUP[0].format(file=file) + TOKEN,
        _BIDI_WAYS[2].format(d="\u202e"),
        f"&A {TOKEN}",
        f"[*] [*][*] {TOKEN}",
        f"{TOKEN}\u200b{TOKEN}",
        TOKEN + "\u0301" * 200,
    )
    return tuple(dict.fromkeys((*families, *_all(file, page, host))))


FAMILIES = 6
"""So many of the first are in every run, however small."""


def _all(file: str, page: str, host: str) -> Iterator[str]:
    for template in _MARKUP:
        markup = template.format(file=file, page=page, host=host)
        yield f"{markup}{TOKEN}"
        yield f"{TOKEN} {markup}"
    for direction in DIRECTIONS:
        for way in _BIDI_WAYS:
            yield way.format(d=direction)
    for sign in _INKLESS:
        yield f"{TOKEN}{sign}{TOKEN}"
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield f"{TOKEN}{chr(code)}b"
    for text in _RUN:
        yield f"{text} {TOKEN}"
    yield from _floods()


def _floods() -> Iterator[str]:
    every_mark = "".join(chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Mn")
    yield f"{TOKEN}" + "\u0301" * 200
    yield f"\u0301{TOKEN}"
    yield f"{TOKEN}{every_mark}"
    yield TOKEN + " " * 300 + "microphone muted"
    yield "\u3000" * 40 + TOKEN
    yield TOKEN * 2000
    yield f"{TOKEN} " * 40_000
    yield TOKEN + "\u200b" * 5000 + TOKEN
    yield TOKEN + "ﷺ\ufdfd𒐫" * 20
    yield TOKEN + "👨\u200d👩\u200d👧\u200d👦" * 60
    yield TOKEN + "\u202e\u2066" * 300
    yield "שלום " + TOKEN + " ١٢٣ مرحبا"
    yield "\u200f" + TOKEN
    yield TOKEN + "\n" * 100
    yield "Z\u0327\u0301q\u03077 " + TOKEN + " \u2132\u202e"
    yield "Ada Lovelace " + TOKEN
    yield "𝐀𝐝𝐚 𝓛𝓸𝓿𝓮𝓵𝓪𝓬𝓮 " + TOKEN
