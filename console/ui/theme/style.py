"""What a palette cannot say: radii, field edges, flat tools, scroll bars and the column heads.

Fusion draws everything else. Tables have no rules here: a rule would cost each of their cells.
"""

from string import Template

from console.ui.theme.colours import Colours

RULES = Template("""
QWidget#chrome, QFrame#chrome { background: $chrome; }
QWidget#pane, QFrame#pane { background: $pane; }
QWidget#surface, QFrame#surface { background: $surface; }
QWidget#raised, QFrame#raised, QDialog { background: $raised; }
QFrame#rule { background: $line; border: none; }
QDialog QFrame#rule, QWidget#raised QFrame#rule { background: $control_line; }
QToolTip { background: $inverse; color: $on_inverse; border: 1px solid $inverse; padding: 4px 7px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox { background: $well; color: $text; border: 1px solid $outline;
    border-radius: 6px; padding: 0 9px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $text_3; }
QLineEdit, QSpinBox { min-height: 28px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 0 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $disabled; border-color: $control_line; }
QPlainTextEdit, QTextEdit { padding: 6px 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 8px; }

QToolButton { background: transparent; color: $text_2; border: 2px solid transparent; border-radius: 6px;
    min-width: 26px; min-height: 26px; padding: 0; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: $press; color: $text; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { min-width: 0; min-height: 0; border: none; }

QMenu { background: $raised; color: $text; border: 1px solid $control_line; padding: 5px; }
QMenu::item { padding: 6px 18px 6px 8px; border-radius: 5px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text_3; }
QMenu::item:disabled:selected { background: $hover; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $control_line; margin: 5px 8px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $control_line; padding: 4px;
    selection-background-color: $selection; selection-color: $text; outline: none; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $handle; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text_2; border: none; border-bottom: 1px solid $line;
    padding: 0 6px; min-height: 27px; }
QHeaderView::section:hover { background: $hover; }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }
QSplitter::handle { background: $line; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
""")


def style_sheet(colours: Colours) -> str:
    """The rules of one theme."""
    handle = colours.outline if colours.scheme == "contrast" else colours.control_line
    return RULES.substitute(colours._asdict(), handle=handle)
