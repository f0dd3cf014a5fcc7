"""Whether the server that the command line names is one of the list: known before there is a window."""

from collections.abc import Iterable
from pathlib import Path

from console.domain.text import visible
from console.profiles.errors import ProfileError
from console.profiles.server import Server
from console.profiles.servers import Servers


def named(servers: Iterable[Server], name: str) -> Server:
    """Return the server of this name, in any case; LookupError with one sentence that says which there are."""
    found = tuple(servers)
    wanted = next((server for server in found if server.name.casefold() == name.casefold()), None)
    if wanted is not None:
        return wanted
    there = ", ".join(visible(server.name) for server in found)
    known = f"the list has {there}" if there else "none is saved yet: start without --server to add one"
    raise LookupError(f"There is no saved server called {visible(name)}; {known}.")


def missing_server(folder: Path, name: str) -> str:
    """Say in one sentence why a server cannot be opened by its name, or nothing."""
    try:
        named(Servers(folder).all(), name)
    except LookupError as error:
        return str(error.args[0])
    except ProfileError as error:
        return str(error)
    return ""
