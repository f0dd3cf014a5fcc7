"""The whole program with somebody at its mouse and keyboard, who does what is written to standard input.

The first line is all that the program itself can read there: the secret. Then come orders as JSON lines, each the name
of a trick and what it is done to; each is answered with a JSON line on standard output. The arguments are the
program's own.
"""

import io
import json
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TextIO

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console import cli
from tests.window import hands, screen

TRICKS: dict[str, Callable[..., object]] = {
    "choose": hands.choose,
    "close": hands.close,
    "drag": hands.drag_edge,
    "drag column": hands.drag_column,
    "keys": hands.keys,
    "point away": hands.point_away,
    "press": hands.press,
    "press column": hands.press_column,
    "press in row": hands.press_in_row,
    "press record": screen.press_record,
    "read": screen.read,
    "resize": hands.resize,
    "write": hands.write,
}


def answer(event: str, said: str) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps({"event": event, "answer": said}) + "\n")
    sys.stdout.flush()


def obey(order: str) -> None:
    """Carry out one order, on Qt's own thread, and answer."""
    wanted = json.loads(order)
    try:
        answer("done", json.dumps(TRICKS[wanted["trick"]](*wanted["to"])))
    except AssertionError as failure:
        answer("failed", str(failure))


def listen(orders: TextIO) -> None:
    """Hand on what is ordered, as soon as there is an application to do it in."""
    while (app := QApplication.instance()) is None:
        time.sleep(0.01)
    answer("ready", "")
    for order in orders:
        QTimer.singleShot(0, app, partial(obey, order))


def main() -> int:
    """Run the program, and listen beside it."""
    orders, sys.stdin = sys.stdin, io.StringIO(sys.stdin.readline())
    threading.Thread(target=listen, args=(orders,), daemon=True).start()
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
