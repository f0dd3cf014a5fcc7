"""Where secrets are kept that no keyring is to hold: in memory, until the program ends."""

from console.domain.secret import Secret
from console.profiles.entry import Entry
from console.profiles.errors import SecretMissing
from console.profiles.server import Server
from console.profiles.vault import secret_for


class SessionVault:
    """A Vault that writes nothing anywhere and leaves nothing behind."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    async def name(self) -> str:
        """Return how the screen calls it."""
        return "this session only"

    async def put(self, server: Server, secret: Secret) -> str:
        """Remember the secret; no keyring holds it, and so the name is empty."""
        self._entries[server.id] = Entry(server.address.pin, secret)
        return ""

    async def get(self, server: Server) -> Secret:
        """Return the secret of this session."""
        entry = self._entries.get(server.id)
        if entry is None:
            raise SecretMissing(f"There is no secret for {server.name} in this session: type it.")
        return secret_for(server, entry)

    async def delete(self, server: Server) -> None:
        """Forget the secret."""
        self._entries.pop(server.id, None)
