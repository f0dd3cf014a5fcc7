"""Reads the command line: every mistake is one sentence that says what to do."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from console import __version__
from console.app.options import Given, Look, Options
from console.domain.address import AddressRefused, read_address
from console.domain.secret import Secret

LONGEST_SECRET = 4096


class BadArguments(ValueError):
    """The command line cannot be followed; the message is one sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadArguments(f"{message[0].upper()}{message[1:]}; `cuelight --help` lists what there is.")


def read_arguments(arguments: Sequence[str], read_secret: Callable[[int], str]) -> Options:
    """Return the options; `read_secret` reads standard input up to a length. Raises BadArguments.

    `--help` and `--version` print and raise SystemExit(0), as argparse does.
    """
    found = _parser().parse_args(arguments)
    if found.after < 0 or found.after > 3600:
        raise BadArguments("--after takes seconds from 0 to 3600.")
    if found.seed is not None and not found.demo:
        raise BadArguments("--seed goes with --demo.")
    if sum((found.demo, bool(found.server), found.url is not None)) > 1:
        raise BadArguments("Choose one of --demo, --server and --url.")
    return Options(
        demo=found.demo,
        seed=found.seed,
        server=found.server,
        given=_given(found, read_secret),
        screenshot=found.screenshot,
        describe=found.describe,
        after=found.after,
        config=found.config,
        look=Look(found.theme) if found.theme else None,
        restore=found.restore,
        debug=found.debug,
        size=found.size,
    )


def _given(found: argparse.Namespace, read_secret: Callable[[int], str]) -> Given | None:
    if found.url is None:
        if found.key is not None or found.secret_stdin:
            raise BadArguments("--key and --secret-stdin go with --url.")
        return None
    if not found.key:
        raise BadArguments("--url needs --key with the API key.")
    if not found.secret_stdin:
        raise BadArguments("--url needs --secret-stdin, and the API secret on standard input.")
    try:
        address = read_address(found.url)
    except AddressRefused as refused:
        raise BadArguments(str(refused)) from None
    secret = read_secret(LONGEST_SECRET + 1).strip()
    if not secret or len(secret) > LONGEST_SECRET:
        raise BadArguments("Give the API secret on standard input, such as: cuelight … --secret-stdin < secret-file.")
    return Given(address, found.key, Secret(secret))


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    if not (wide.isdigit() and high.isdigit() and 320 <= int(wide) <= 7680 and 240 <= int(high) <= 4320):
        raise argparse.ArgumentTypeError("a size is WIDTHxHEIGHT, such as 1280x800")
    return int(wide), int(high)


def _parser() -> _Parser:
    parser = _Parser(
        prog="cuelight",
        description="A desktop moderator console for LiveKit servers.",
        epilog="A secret is never given as an argument, in the environment or in a file: use --secret-stdin.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--demo", action="store_true", help="open a made-up event, with no server and no keys")
    add("--seed", type=int, metavar="N", help="with --demo: the same number gives the same event")
    add("--server", default="", metavar="NAME", help="open a saved server by its name")
    add("--url", metavar="URL", help="open this server for this session only")
    add("--key", metavar="KEY", help="with --url: the API key")
    add("--secret-stdin", action="store_true", help="with --url: read the API secret from standard input")
    add("--screenshot", type=Path, metavar="FILE", help="save the window as PNG once the picture is complete, and exit")
    add("--describe", action="store_true", help="print what the window shows as text, and exit")
    add("--after", type=float, default=0.0, metavar="SECONDS", help="wait so long before the picture or the text")
    add("--size", type=_size, metavar="WIDTHxHEIGHT", help="open the window with this size")
    add("--config", type=Path, metavar="DIR", help="keep servers and settings in this folder")
    add("--theme", choices=[look.value for look in Look], help="light, dark, contrast or system")
    add("--no-restore", dest="restore", action="store_false", help="ignore the remembered geometry")
    add("--debug", action="store_true", help="log more, to standard error")
    add("--version", action="version", version=f"cuelight {__version__}")
    return parser
