"""What a press on a record button wants, for the recording that it showed when the finger came down."""

from PySide6.QtCore import QObject, Signal

from console.ui.intents import Dismiss, Perform, Record, TryNow
from console.ui.recording.button import RecordButton
from console.ui.recording.rows import Offer, RoomRecording
from console.ui.recording.states import RecordState, Shown


class Press(QObject):
    """Joins one button to the recording of one room; a start locks the button until the next picture of the room.

    The button itself drops a press when what it shows has become another recording, room or session under the finger.
    """

    wanted = Signal(object)

    def __init__(self, button: RecordButton) -> None:
        super().__init__(button)
        self._button = button
        self._server = ""
        self._row: RoomRecording | None = None
        button.start_wanted.connect(self._start)
        button.stop_wanted.connect(lambda _pressed: self.take(Offer.STOP))
        button.check_wanted.connect(lambda _pressed: self.take(Offer.CHECK))
        button.dismiss_wanted.connect(lambda _pressed: self.take(Offer.DISMISS))

    def show_recording(self, server: str, row: RoomRecording, shown: Shown) -> None:
        """Show one of the faces of a row; keys and clock come with it."""
        self._server, self._row = server, row
        self._button.show_recording(shown)

    def arm_stop(self) -> None:
        """Ask on the button whether to stop, as a press on it would."""
        if self._button.state in (RecordState.LIVE, RecordState.STOP_ASKED):
            self._button.click()

    def take(self, offer: Offer) -> None:
        """Do what one of the words beside the button says."""
        row = self._row
        match offer:
            case Offer.CHECK:
                self.wanted.emit(TryNow(self._server))
            case Offer.AGAIN if row is not None and row.may_start and row.target is not None:
                self.wanted.emit(Record(self._server, row.target))
            case Offer.DISMISS if row is not None and row.fault:
                self.wanted.emit(Dismiss(self._server, row.fault))
            case Offer.STOP | Offer.CANCEL if row is not None and row.stop is not None:
                self.wanted.emit(Perform(self._server, (row.stop,)))

    def keep(self) -> bool:
        """Take back the question whether to stop; say whether it was asked."""
        asked = self._button.state is RecordState.STOP_ASKED
        self._button.keep()
        return asked

    def _start(self, pressed: Shown) -> None:
        row = self._row
        if row is not None and row.may_start and row.target is not None:
            sent = Shown(RecordState.STARTING, sentence="About to be sent", subject=pressed.subject)
            self._button.show_recording(sent)
            self.wanted.emit(Record(self._server, row.target))
