"""Guards against text: what a server says is shown, and does nothing."""

from tests.trust.guards.guard import Guard

GUARDS = (
    Guard(
        "a label is plain text before it has any",
        "console/ui/widgets/label.py",
        "        self.setTextFormat(Qt.TextFormat.PlainText)\n",
        "",
        "tests/ui/dialogs/test_remove.py::test_every_text_is_plain",
    ),
    Guard(
        "a tool tip is no markup",
        "console/ui/plain.py",
        "{escape(text)}",
        "{text}",
        "tests/ui/activity/test_pane.py::test_a_tool_tip_is_never_markup",
    ),
    Guard(
        "a name is no key of a menu",
        "console/ui/plain.py",
        'return text.replace("&", "&&").replace("\\t", " ")',
        "return text",
        "tests/ui/commands/test_commands.py::test_names_are_neither_markup_nor_mnemonics_nor_columns",
    ),
)
