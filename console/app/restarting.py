"""Starting again in place of the program that ends."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn

RESTART = 75
"""Exit status of a program that is to be started again."""

_OF_THIS_SESSION = {"--url": True, "--key": True, "--secret-stdin": False}
"""Flags of a server whose secret came over standard input and cannot come again, and whether each has a value."""


def again(command: Sequence[str]) -> list[str]:
    """Return the command line of the next start: the same without a server of the last session only."""
    return list(_kept(command))


def restart() -> NoReturn:
    """Become a new process; threads that hang in a keyring end with the old one."""
    os.execv(sys.executable, [sys.executable, *again(sys.orig_argv[1:])])  # noqa: S606 - our own command line


def _kept(command: Sequence[str]) -> Iterator[str]:
    skip = False
    for word in command:
        flag = word.partition("=")[0]
        if skip:
            skip = False
        elif flag in _OF_THIS_SESSION:
            skip = _OF_THIS_SESSION[flag] and "=" not in word
        else:
            yield word
