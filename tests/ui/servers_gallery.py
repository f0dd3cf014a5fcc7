"""Pictures of everything about servers in every theme: `python -m tests.ui.servers_gallery FOLDER [NAME …]`.

For pictures at twice the ratio set QT_SCALE_FACTOR=2. The pictures are for looking at, and are compared with nothing.
"""

import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.domain.address import read_address
from console.domain.stripes import Stripe
from console.domain.trouble import Cause, Trouble
from console.profiles.server import Server
from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.edit_dialog import EditServerDialog
from console.ui.servers.pages import Connecting, NoRooms
from console.ui.servers.secret_dialog import AskSecretDialog
from console.ui.servers.switcher import switcher_menu
from console.ui.servers.values import (
    AddressProbe,
    Checked,
    KeepOptions,
    KeyTest,
    ProbeAddress,
    ProbeKeyring,
    Save,
    Saved,
    Saving,
    TryKey,
    Verdict,
)
from console.ui.servers.welcome import WelcomePage
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.stage import NOW, Stage

CHOICES = (Choice.LIGHT, Choice.DARK, Choice.CONTRAST)
HERE = read_address("wss://live.example.org")
WORKS = (
    Checked(Verdict.GOOD, "Key and secret fit"),
    Checked(Verdict.GOOD, "May list and moderate rooms", "12 rooms"),
    Checked(Verdict.WARNING, "No recorder answers", "Recording stays off"),
    Checked(Verdict.GOOD, "Clocks agree", "within 0.2 s"),
)
FAILS = (
    Checked(
        Verdict.BAD, "The server does not accept this key and secret.", "Copy both again from its configuration file."
    ),
)
KEYRING = KeepOptions("GNOME Keyring", tried=True)
NONE = KeepOptions(
    reason="No keyring that keeps secrets safe answers here: start GNOME Keyring or KWallet, "
    "or use the secret for this session only."
)
WAITS = KeepOptions("GNOME Keyring", waiting=True)
SILENT = AddressProbe(
    HERE, sentence="Nothing answers at live.example.org:443.", step="Check the address, or whether the server runs."
)
LOCKED = Saving("GNOME Keyring stayed locked: unlock it and try again, or use the secret for this session only.", True)
SERVERS = (
    Saved("1", "Spring Summit", "live.example.org", Stripe.PRODUCTION, open=True),
    Saved("2", "Staging", "staging.example.org", Stripe.STAGING, open=True),
    Saved("3", "My machine", "localhost:7880", Stripe.TEST),
    Saved("4", "A server with a rather long name that goes on", "live.a-long-name.example.org", Stripe.NONE),
)
SUMMIT = Server("1", "Spring Summit", HERE, "APIspringsummit26", Stripe.PRODUCTION, "GNOME Keyring")
MISSING = "The secret of Spring Summit was stored in GNOME Keyring, and is missing there now: type it again."
TROUBLE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org:443.", "Check whether the server runs.")

DESKS: list[QWidget] = []
"""What menus belong to: they would go with it."""


def where(theme: Theme, typed: str = "wss://live.example.org", answer: AddressProbe | None = None) -> ConnectDialog:
    """The first step."""
    dialog = ConnectDialog(theme, rest_ms=0)
    dialog.asked.connect(lambda asked: dialog.show_answer(answer) if answer and type(asked) is ProbeAddress else None)
    dialog.show()
    field = dialog.focusWidget()
    QTest.keyClicks(field, typed)
    QApplication.processEvents()
    return dialog


def key(theme: Theme, lines: tuple[Checked, ...] = WORKS) -> ConnectDialog:
    """The second step, tested."""
    dialog = where(theme, answer=AddressProbe(HERE, 23))
    enter(dialog)
    QTest.keyClicks(dialog.focusWidget(), "APIspringsummit26")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), secrets.token_hex(16))
    dialog.asked.connect(lambda asked: dialog.show_answer(KeyTest(asked, lines)) if type(asked) is TryKey else None)
    press(dialog, "Test connection")
    return dialog


def keep(theme: Theme, options: KeepOptions | None = KEYRING, saving: Saving | None = None) -> ConnectDialog:
    """The third step."""
    dialog = key(theme)
    dialog.asked.connect(lambda asked: dialog.show_answer(options) if options and type(asked) is ProbeKeyring else None)
    dialog.asked.connect(lambda asked: dialog.show_answer(saving) if saving and type(asked) is Save else None)
    press(dialog, "Continue")
    if saving:
        press(dialog, "Connect")
    return dialog


def edit(theme: Theme, name: str = "", saving: Saving | None = None) -> EditServerDialog:
    """A saved server; `name` is a button to press."""
    dialog = EditServerDialog(theme, SUMMIT, rest_ms=0)
    dialog.asked.connect(lambda asked: dialog.show_answer(KEYRING) if type(asked) is ProbeKeyring else None)
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    if name:
        press(dialog, name)
    if saving:
        press(dialog, "Remove server")
        dialog.show_answer(saving)
    return dialog


def edit_address(theme: Theme) -> EditServerDialog:
    """Another address, and no secret yet."""
    dialog = edit(theme)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "wss://other.example.org")
    QApplication.processEvents()
    enter(dialog)
    return dialog


def edit_secret(theme: Theme) -> EditServerDialog:
    """A new secret, and where it will live."""
    dialog = edit(theme)
    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), secrets.token_hex(16))
    enter(dialog)
    return dialog


def secret(theme: Theme, options: KeepOptions = KEYRING) -> AskSecretDialog:
    """The secret of a saved server."""
    dialog = AskSecretDialog(theme, SERVERS[0], MISSING)
    dialog.asked.connect(lambda asked: dialog.show_answer(options) if type(asked) is ProbeKeyring else None)
    dialog.show()
    return dialog


def welcome(theme: Theme, saved: tuple[Saved, ...] = (), wide: int = 1280, high: int = 800) -> WelcomePage:
    """The first page."""
    page = WelcomePage(theme)
    page.resize(wide, high)
    page.show_saved(saved)
    return page


def switcher(theme: Theme, front: str = "1") -> QWidget:
    """The menu below the switcher."""
    DESKS.append(QWidget())
    return switcher_menu(SERVERS, front, theme, DESKS[-1], lambda _intent: None)


def connecting(theme: Theme, trouble: Trouble | None = None) -> Connecting:
    """A server that has not answered yet."""
    page = Connecting(theme)
    page.resize(720, 400)
    page.show_scene(Stage(rooms={}, rooms_age=NOW, trouble=trouble).scene())
    return page


def no_rooms(theme: Theme) -> NoRooms:
    """A server without rooms."""
    page = NoRooms(theme)
    page.resize(720, 400)
    page.show_host("live.example.org")
    return page


def enter(dialog: QWidget) -> None:
    """Press Return where the keyboard is."""
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def press(dialog: QWidget, name: str) -> None:
    """Press a button by its name."""
    found = [child for child in dialog.findChildren(QWidget) if child.accessibleName() == name and child.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


PAGES: dict[str, Callable[[Theme], QWidget]] = {
    "where": lambda theme: where(theme, answer=AddressProbe(HERE, 23)),
    "where-asking": where,
    "where-refused": lambda theme: where(theme, "http://live.example.org"),
    "where-silent": lambda theme: where(theme, answer=SILENT),
    "key": key,
    "key-fails": lambda theme: key(theme, FAILS),
    "keep": keep,
    "keep-asking": lambda theme: keep(theme, None),
    "keep-none": lambda theme: keep(theme, NONE),
    "keep-waits": lambda theme: keep(theme, WAITS),
    "keep-locked": lambda theme: keep(theme, KEYRING, LOCKED),
    "edit": edit,
    "edit-address": edit_address,
    "edit-secret": edit_secret,
    "edit-remove": lambda theme: edit(theme, "Remove server…"),
    "edit-remains": lambda theme: edit(theme, "Remove server…", LOCKED),
    "secret": secret,
    "secret-waits": lambda theme: secret(theme, WAITS),
    "welcome": welcome,
    "welcome-back": lambda theme: welcome(theme, SERVERS),
    "welcome-small": lambda theme: welcome(theme, SERVERS, 720, 424),
    "switcher": switcher,
    "connecting": connecting,
    "connecting-fails": lambda theme: connecting(theme, TROUBLE),
    "no-rooms": no_rooms,
}


def main(folder: Path, names: list[str]) -> None:
    """Write one picture per page and theme."""
    application = QApplication([])
    theme = Theme(application, Choice.LIGHT, calm=True)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in CHOICES:
        theme.choose(choice)
        for name in names or PAGES:
            page = PAGES[name](theme)
            page.show()
            # Rows inside rows tell each other one after the other how high they want to be.
            for _ in range(4):
                application.processEvents()
            ratio = page.devicePixelRatioF()
            page.grab().save(str(folder / f"{name}-{choice}{f'@{ratio:g}x' if ratio != 1 else ''}.png"))
            page.close()
            page.deleteLater()
            application.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
