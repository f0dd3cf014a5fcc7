"""The other side of the ratio of starts: the least that shows a main window."""

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.painting import say_when_and_end

if __name__ == "__main__":
    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    say_when_and_end()
