"""The servers' file: one TOML file that a person may edit too, and that never holds a secret."""

from dataclasses import replace
from pathlib import Path

from console.profiles.atomic import write_atomically
from console.profiles.document import SERVER, Document
from console.profiles.errors import FileBroken, ServerRefused
from console.profiles.server import Server
from console.profiles.table import TableRefused, read_server, write_server

FILE = "servers.toml"

_PREFACE = "# The servers of Cuelight. Their secrets are in your keyring, never here.\n"


class Servers:
    """Reads and changes the file; every change is made to what is on the disk at that moment.

    Reading raises FileBroken, and so does changing: a file that is not understood is never overwritten. Changing may
    raise FileUnwritable and ServerRefused too.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def all(self) -> tuple[Server, ...]:
        """Return the servers in the order of the file."""
        return tuple(self._servers(self._read()))

    def add(self, server: Server) -> None:
        """Write a new server at the end."""
        document = self._read()
        known = self._servers(document)
        if any(other.id == server.id for other in known):
            raise ServerRefused(f"{server.name} is there already.")
        document.add(SERVER, write_server(_accepted(server, known)))
        self._write(document)

    def edit(self, before: Server, after: Server) -> None:
        """Write what differs between the two, under the same id; what somebody changed by hand elsewhere stays."""
        document = self._read()
        known = self._servers(document)
        number = _place(known, before)
        others = [other for other in known if other.id != before.id]
        old, new = write_server(before), write_server(_accepted(replace(after, id=before.id), others))
        changes = {key: new.get(key) for key in [*new, *old] if key == "id" or new.get(key) != old.get(key)}
        document.change(SERVER, number, changes)
        self._write(document)

    def remove(self, server: Server) -> None:
        """Take a server out of the file; its secret is the vault's to delete."""
        document = self._read()
        document.remove(SERVER, _place(self._servers(document), server))
        self._write(document)

    def _read(self) -> Document:
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return Document(_PREFACE)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise FileBroken(line, "this is not text in UTF-8.") from None
        except OSError as error:
            raise FileBroken(1, f"{self.path} cannot be read: {error.strerror or error}.") from error
        return Document(text)

    def _write(self, document: Document) -> None:
        written = Document(document.text)  # what we cannot read ourselves, we do not write
        self._servers(written)
        write_atomically(self.path, document.text)

    def _servers(self, document: Document) -> list[Server]:
        found: list[Server] = []
        for number, values in enumerate(document.servers):
            try:
                server = read_server(values)
            except TableRefused as refused:
                raise FileBroken(document.line_of(SERVER, number, refused.key), str(refused)) from None
            if any(other.id == server.id for other in found):
                raise FileBroken(document.line_of(SERVER, number, "id"), f"the id {server.id} is used twice.")
            found.append(server)
        return found


def _accepted(server: Server, others: list[Server]) -> Server:
    """Return the server with tidy texts, or refuse a name that cannot be told from another."""
    tidy = replace(server, name=" ".join(server.name.split()), key=server.key.strip())
    if not tidy.name or not tidy.name.isprintable():
        raise ServerRefused("A server needs a name that can be read.")
    if any(other.name.casefold() == tidy.name.casefold() for other in others):
        raise ServerRefused(f"There is a server called {tidy.name} already.")
    if not tidy.key or not tidy.key.isascii() or not tidy.key.isprintable() or " " in tidy.key:
        raise ServerRefused("An API key is one word of letters and digits, such as devkey.")
    return tidy


def _place(servers: list[Server], server: Server) -> int:
    for place, known in enumerate(servers):
        if known.id == server.id:
            return place
    raise ServerRefused(f"{server.name} is no longer in the file.")
