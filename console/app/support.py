"""What somebody takes out of the window with them: copies of what it shows, and the diagnostics for a ticket."""

from PySide6.QtGui import QGuiApplication

from console.app.clipboard import STAYS, Clipboard
from console.app.crashes import CrashReports
from console.app.diagnostics import Facts, diagnostics
from console.app.keeping import Keeping
from console.app.machine import display, versions
from console.app.opening import Opening
from console.journal.journal import Journal
from console.profiles.errors import ProfileError
from console.ui.bridge import Bridge
from console.ui.window import MainWindow


class Support:
    """Copies, and says in a toast what was copied."""

    def __init__(
        self,
        *,
        app: QGuiApplication,
        window: MainWindow,
        bridge: Bridge,
        opening: Opening,
        keeping: Keeping,
        journal: Journal | None,
        reports: CrashReports,
        clipboard: Clipboard,
    ) -> None:
        self._app, self._window, self._bridge, self._opening = app, window, bridge, opening
        self._keeping, self._journal, self._reports, self._clipboard = keeping, journal, reports, clipboard

    def copy(self, text: str, what: str) -> None:
        """Copy a text; a secret one leaves the clipboard again, and that is said."""
        leaves = f" It leaves the clipboard in {STAYS:.0f} s." if self._clipboard.copy(text) else ""
        self._window.say(f"Copied {what}.{leaves}")

    def copy_diagnostics(self) -> None:
        """Copy what may be told of the program and its servers."""
        facts = Facts(
            versions=versions(),
            display=display(self._app),
            keyring=self._keeping.vault.known_name,
            journal=self._written(),
            saved=self._saved(),
            places=self._opening.places,
            reports=self._reports.count,
        )
        self._clipboard.copy(diagnostics(facts, self._bridge.scenes.values()))
        self._window.say("Copied diagnostics: versions, counts and error causes, no names, addresses or secrets.")

    def _written(self) -> str:
        if self._journal is None:
            return "none"
        return "nothing can be written down" if self._journal.trouble else "written"

    def _saved(self) -> int | None:
        try:
            return len(self._keeping.servers.all())
        except ProfileError:
            return None
