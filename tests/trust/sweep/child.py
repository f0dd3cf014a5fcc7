"""The whole program with somebody at its keyboard who also breaks it: secrets in every hand that may drop them."""

import asyncio
import base64
import gc
import json
import logging
import os
import signal
import sys
import threading
import urllib.parse

from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from console.domain.secret import living
from console.ui.filtering import ActivityFilter
from console.ui.intents import Export, ExportForm
from console.ui.window import MainWindow
from tests.window import hands
from tests.window.driven_process import TRICKS, main


class Bell(QObject):
    """Rings."""

    rung = Signal(str)


class Fragile:
    """Fails when it is thrown away."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __del__(self) -> None:
        raise ValueError(self.text)


def held() -> list[str]:
    """Return every secret that the program holds now."""
    return sorted({secret.reveal() for secret in living() if secret})


def fall(text: str) -> None:
    """Fail with the text in the message, in a local, and in a chain."""
    headers = {"Authorization": f"Bearer {text}"}
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"cannot sign with {text}: {headers}") from error


async def fall_later(text: str) -> None:
    """Fail within a task."""
    await asyncio.sleep(0)
    fall(text)


def break_everything() -> int:
    """Fail in a slot, a timer, a callback, a task, a thread and a finalizer, for every secret; return how many."""
    loop = asyncio.get_running_loop()
    texts = held()
    bell = Bell()
    bell.rung.connect(fall)
    for text in texts:
        bell.rung.emit(text)
        QTimer.singleShot(0, bell, lambda text=text: fall(text))
        loop.call_soon(fall, text)
        loop.call_soon(loop.create_task, fall_later(text))
        thread = threading.Thread(target=fall, args=(text,), name=text)
        thread.start()
        thread.join(5)
        Fragile(text)
        loop.call_exception_handler({"message": f"Unclosed <Session {text}>", "client_session": text})
    loop.call_later(0.1, gc.collect)
    loop.call_later(0.2, bell.deleteLater)
    return len(texts)


def log_everything() -> int:
    """Log every secret in the ways in which libraries do; return the lines asked for."""
    lines = 0
    for text in held():
        data = text.encode()
        for name in ("asyncio", "aiohttp.client", "aiohttp.access", "livekit", "keyring", "py.warnings", "cuelight"):
            log = logging.getLogger(name)
            log.debug("headers %r", {"Authorization": f"Bearer {text}"})
            log.info("%s and %s", text, data)
            log.warning("json %s", json.dumps({"secret": text, "list": [text]}), extra={"secret": text})
            log.error("url https://h/?token=%s", urllib.parse.quote(text, safe=""), stack_info=True)
            log.error("hex %s, base64 %s", data.hex(), base64.b64encode(b"devkey:" + data).decode())
            try:
                fall(text)
            except ValueError:
                log.exception("failed with %(it)s", {"it": text})
            lines += 6
        qWarning(f"Qt says {text}")
    return lines


def clipboard() -> str:
    """Return everything on the clipboard, each format, in base64."""
    data = QGuiApplication.clipboard().mimeData()
    return base64.b64encode(b"\n".join(bytes(data.data(form).data()) for form in data.formats())).decode()


def copy(text: str) -> None:
    """Put a text on the clipboard, past the program."""
    QGuiApplication.clipboard().setText(text)


def show(text: str) -> None:
    """Put a text on the screen, past the program."""
    QLabel(text, hands.shell()).show()


def windows() -> str:
    """Return every word of every window, behind dialogs too, with what is typed in fields as it is shown."""
    said = []
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QObject)):
            for name in ("windowTitle", "text", "toolTip", "accessibleName", "accessibleDescription", "displayText"):
                value = widget.property(name)
                said += [value] if isinstance(value, str) and not _hides(widget, name) else []
    return "\n".join(said)


def _hides(widget: QObject, name: str) -> bool:
    return name == "text" and widget.property("echoMode") is not None


def export(form: str) -> None:
    """Want everything that was done in a file."""
    shell = hands.shell()
    window = shell.centralWidget() if shell is not None else None
    assert isinstance(window, MainWindow)
    window.wanted.emit(Export(ExportForm(form), ActivityFilter()))


def save_as(file: str) -> None:
    """Answer the question for a file."""
    dialog = next((found for found in hands.seen(QFileDialog)), None)
    assert isinstance(dialog, QFileDialog), "nobody asks for a file"
    for field in dialog.findChildren(QLineEdit):
        field.setText(file)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Save").click()


def die() -> None:
    """End as a program with a bad pointer does."""
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGSEGV))


TRICKS |= {
    "break everything": break_everything,
    "log everything": log_everything,
    "clipboard": clipboard,
    "copy": copy,
    "show": show,
    "windows": windows,
    "die": die,
    "export": export,
    "save as": save_as,
}

if __name__ == "__main__":
    sys.exit(main())
