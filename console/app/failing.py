"""Shows what Cuelight's own failures left behind, at once or at the next start, and does what is wanted with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from console.app.clipboard import Clipboard
from console.app.crashes import CrashReport, CrashReports
from console.ui.dialogs.crash import CrashDialog, CrashWish
from console.ui.theme.theme import Theme


class FailureDesk(QObject):
    """One report at a time: the first says most, and the others lie in the folder beside it."""

    _reported = Signal(object)

    def __init__(
        self, *, reports: CrashReports, theme: Theme, clipboard: Clipboard, restart: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._reports, self._theme, self._clipboard, self._restart = reports, theme, clipboard, restart
        self._window = window
        self._shown: CrashDialog | None = None
        # A failure may come from any thread; Qt hands it over to the one of the window.
        self._reported.connect(self._show_now, Qt.ConnectionType.QueuedConnection)

    def failed(self, what: str, error: BaseException) -> None:
        """Write a report, and show it unless one is shown already."""
        report = self._reports.write(what, error)
        if report is not None:
            self._reported.emit(report)

    def show_last(self) -> None:
        """Show what an earlier start left behind."""
        report = self._reports.last()
        if report is not None:
            self._show(report, now=False)

    def _show_now(self, report: CrashReport) -> None:
        self._show(report, now=True)

    def _show(self, report: CrashReport, *, now: bool) -> None:
        self._reports.mark_seen()
        if self._shown is not None:
            return
        dialog = CrashDialog(self._theme, report.text, self._window, now=now, kept=report.file is not None)
        dialog.wanted.connect(lambda wish: self._carry_out(wish, report))
        dialog.finished.connect(self._closed)
        self._shown = dialog
        dialog.show()

    def _closed(self) -> None:
        self._shown = None

    def _carry_out(self, wish: CrashWish, report: CrashReport) -> None:
        match wish:
            case CrashWish.COPY:
                self._clipboard.copy(report.text)
            case CrashWish.OPEN_FOLDER:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._reports.folder)))
            case CrashWish.RESTART:
                self._restart()
