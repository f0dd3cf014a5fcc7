"""One full palette per theme, so that nothing is left to the platform."""

from PySide6.QtGui import QColor, QPalette

from console.ui.theme.colours import Colours

Group, Role = QPalette.ColorGroup, QPalette.ColorRole


def palette(colours: Colours) -> QPalette:
    """Fill every role: one that is left out comes from the platform and turns up as white in a dark tooltip or menu."""
    roles = {
        Role.Window: colours.chrome,
        Role.WindowText: colours.text,
        Role.Base: colours.surface,
        Role.AlternateBase: colours.pane,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.text_3,
        Role.Button: colours.control,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.on_live,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.ToolTipBase: colours.inverse,
        Role.ToolTipText: colours.on_inverse,
        Role.Light: colours.raised,
        Role.Midlight: colours.hover,
        Role.Mid: colours.line,
        Role.Dark: colours.control_line,
        Role.Shadow: colours.outline,
    }
    filled = QPalette()
    for role, value in roles.items():
        filled.setColor(role, QColor(value))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        filled.setColor(Group.Disabled, role, QColor(colours.disabled))
    filled.setColor(Group.Disabled, Role.Highlight, QColor(colours.press))
    filled.setColor(Group.Disabled, Role.HighlightedText, QColor(colours.text_3))
    return filled
