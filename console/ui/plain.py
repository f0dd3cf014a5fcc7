"""Plain text for the places of Qt that guess whether a text is HTML or holds keys of its own."""

from html import escape

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """Return a text for a tool tip: Qt would take a name such as <b>Ada</b> for markup (qtooltip.cpp, AutoText)."""
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if Qt.mightBeRichText(text) else text


def menu_text(text: str) -> str:
    """Return a text for a menu, where & marks a letter and a tab begins the column of the keys."""
    return text.replace("&", "&&").replace("\t", " ")
