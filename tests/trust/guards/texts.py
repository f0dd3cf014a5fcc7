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
    Guard(
        "what cannot be seen is shown",
        "console/domain/text.py",
        "return joins(text, place) if kind in _HIDDEN else sign not in _BLANK",
        "return True",
        "tests/domain/test_text.py::test_nothing_invisible_or_endless_gets_through",
    ),
    Guard(
        "marks do not pile up",
        "console/domain/text.py",
        'part = "" if marks > MOST_MARKS else _CARRIER + sign if bare else sign',
        "part = _CARRIER + sign if bare else sign",
        "tests/domain/test_text.py::test_no_letter_carries_a_tower_of_marks",
    ),
    Guard(
        "a name cannot turn round its sentence",
        "console/domain/text.py",
        'return f"{_FIRST_ISOLATE}{seen}{_END_ISOLATE}"',
        "return seen",
        "tests/domain/test_text.py::test_only_what_turns_is_isolated",
    ),
    Guard(
        "what is pasted into a terminal is one line",
        "console/domain/text.py",
        "return text if is_plain else json.dumps(text)",
        "return text",
        "tests/domain/test_text.py::test_control_signs_are_pasted_as_json",
    ),
    Guard(
        "no cell of a table is a formula",
        "console/journal/export.py",
        """("'" + part if _begins_formula(part) else part for part in text.split(";"))""",
        'iter(text.split(";"))',
        "tests/journal/test_export.py::test_a_hostile_name_is_text",
    ),
    Guard(
        "hidden signs are shown in a table",
        "console/journal/export.py",
        'return visible(whole, 16 * len(whole) + 16) if whole else ""',
        "return whole",
        "tests/journal/test_export.py::test_hidden_signs_are_shown_and_nothing_is_cut",
    ),
)
