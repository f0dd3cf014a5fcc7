"""The text of the servers' file, changed a table at a time: what a person wrote around it stays where it was.

tomlkit keeps comments too, but puts a new key below the comment that introduces the next table. So the text is cut into
blocks, one per table, and tomlkit edits each as if it were the whole file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import AoT, Item

from console.profiles.errors import FileBroken

Values = dict[str, Any]
"""One table in Python's own types."""

SERVER = "server"

_HEADER = re.compile(r"[ \t]*\[{1,2}[ \t]*([^\]#]+?)[ \t]*\]{1,2}[ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class _Block:
    """One table: the comments and blank lines that lead to it, and its own lines from the header on."""

    name: str
    lead: str
    body: str


class Document:
    """A file of `[[server]]` tables, and whatever else a person keeps in it; raises FileBroken if it cannot be read."""

    def __init__(self, text: str) -> None:
        self._newline = "\r\n" if "\r\n" in text else "\n"
        _parse(text)
        self._blocks, self._end = _cut(text)

    @property
    def text(self) -> str:
        """The file as it is now."""
        return "".join(block.lead + block.body for block in self._blocks) + self._end

    @property
    def servers(self) -> list[Values]:
        """The values of every server, in the order of the file."""
        return [_values(self._blocks[place]) for place in self._places(SERVER)]

    def line_of(self, name: str, number: int, key: str = "") -> int:
        """Return the line of a key in the so-manyth table of a name, counted from 1; of the header without the key."""
        place = self._places(name)[number]
        block = self._blocks[place]
        header = "".join(b.lead + b.body for b in self._blocks[:place]).count("\n") + block.lead.count("\n") + 1
        written = re.compile(rf"[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=")
        return next((header + n for n, line in enumerate(block.body.split("\n")) if written.match(line)), header)

    def change(self, name: str, number: int, changes: Mapping[str, object]) -> None:
        """Set some values of a table; None removes one."""
        place = self._places(name)[number]
        block = self._blocks[place]
        self._blocks[place] = replace(block, body=self._edited(block.body, name, changes))

    def add(self, name: str, values: Mapping[str, object]) -> None:
        """Add a table at the end."""
        header = f"[[{name}]]\n"
        lead = self._end
        if before := self.text:
            lead += ("" if before.endswith("\n") else self._newline) + self._newline
        self._blocks.append(_Block(name, lead, self._edited(header, name, values)))
        self._end = ""

    def remove(self, name: str, number: int) -> None:
        """Remove a table with the comments that touch it; those before a blank line stay."""
        place = self._places(name)[number]
        lead = _without_introduction(self._blocks.pop(place).lead)
        if place < len(self._blocks):
            following = self._blocks[place]
            self._blocks[place] = replace(following, lead=self._joined(lead, following.lead))
        else:
            self._end = self._joined(lead, self._end)

    def _joined(self, lead: str, following: str) -> str:
        """Put two leads together with one blank line between them, and none where the file begins or ends."""
        apart = not lead.strip() or lead.endswith(self._newline * 2)
        joined = lead + (following.lstrip("\r\n") if apart else following)
        return joined if joined.strip() or not joined else self._newline

    def _places(self, name: str) -> list[int]:
        return [place for place, block in enumerate(self._blocks) if block.name == name]

    def _edited(self, body: str, name: str, changes: Mapping[str, object]) -> str:
        document = tomlkit.parse(body)
        found = document[name]
        table: Any = found[0] if isinstance(found, AoT) else found
        for key, value in changes.items():
            if value is not None:
                table[key] = _item(value)
            elif key in table:
                del table[key]
        return document.as_string().replace("\r\n", "\n").replace("\n", self._newline)


def _parse(text: str) -> None:
    try:
        found = tomlkit.parse(text)
    except ParseError as error:
        raise FileBroken(error.line, f"{error.args[0].partition(' at line ')[0]}.") from None
    except TOMLKitError as error:
        raise FileBroken(1, f"{error}.") from None
    if not isinstance(found.get(SERVER, AoT([])), AoT):
        raise FileBroken(1, "servers are written as [[server]], with two brackets.")


def _cut(text: str) -> tuple[list[_Block], str]:
    """Cut into blocks and what follows the last of them."""
    blocks: list[_Block] = []
    lead = ""
    for name, piece in _pieces(text):
        body, rest = _part(piece)
        if body:
            blocks.append(_Block(name, lead, body))
            lead = rest
        else:
            lead += rest
    return blocks, lead


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield each table's name and text; the first piece has no name, and a server's own tables stay with it.

    A line that looks like a header may be part of a longer value: then what stands before it is no TOML by itself.
    """
    name, piece = "", ""
    for line in text.splitlines(keepends=True):
        found = _HEADER.fullmatch(line.rstrip("\r\n"))
        if found is not None and not (name == SERVER and found[1].startswith(f"{SERVER}.")) and _complete(piece):
            yield name, piece
            name, piece = found[1], ""
        piece += line
    yield name, piece


def _complete(piece: str) -> bool:
    try:
        tomlkit.parse(piece)
    except TOMLKitError:
        return False
    return True


def _part(piece: str) -> tuple[str, str]:
    """Part a table from what leads to the next one: the comments and blank lines from its last blank line on.

    Comments right below a table's last key belong to it.
    """
    lines = piece.splitlines(keepends=True)
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    if end:
        while end < len(lines) and lines[end].strip():
            end += 1
    return "".join(lines[:end]), "".join(lines[end:])


def _without_introduction(lead: str) -> str:
    """Drop the comment lines right above a header, unless they begin the file and so speak of all of it."""
    lines = lead.splitlines(keepends=True)
    start = len(lines)
    while start and lines[start - 1].strip():
        start -= 1
    return "".join(lines[:start]) if start else lead


def _values(block: _Block) -> Values:
    found = tomlkit.parse(block.body).unwrap()[block.name]
    values: Values = found[0] if isinstance(found, list) else found
    return values


def _item(value: object) -> Item:
    """Write rows of names as an array of small tables within one line, and everything else as tomlkit does."""
    if not isinstance(value, list):
        return tomlkit.item(value)
    array = tomlkit.array()
    for row in value:
        table = tomlkit.inline_table()
        table.update(row)
        array.append(table)
    return array
