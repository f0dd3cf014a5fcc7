"""Keyrings that behave, and keyrings that do not."""

import threading

from console.profiles.errors import KeyringLocked


class MemoryStore:
    """A keyring as it should be; it remembers every text it was ever given."""

    name = "Test Keyring"

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.written: list[str] = []
        self.threads: set[str] = set()

    def read(self, account: str) -> str | None:
        """Return a text."""
        self.threads.add(threading.current_thread().name)
        return self.entries.get(account)

    def write(self, account: str, text: str) -> None:
        """Keep a text."""
        self.written.append(text)
        self.entries[account] = text

    def delete(self, account: str) -> None:
        """Forget a text."""
        self.entries.pop(account, None)


class LockedStore(MemoryStore):
    """Waits before each answer until somebody unlocks it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()
        self.asked = 0

    def read(self, account: str) -> str | None:
        """Return a text once unlocked."""
        self.asked += 1
        assert self.unlocked.wait(60)
        return super().read(account)


class DismissedStore(MemoryStore):
    """Somebody closes its prompt every time."""

    def read(self, account: str) -> str | None:
        """Stay locked."""
        raise KeyringLocked(f"{self.name} stayed locked for {account}.")

    def write(self, account: str, text: str) -> None:
        """Stay locked."""
        raise KeyringLocked(f"{self.name} stayed locked for {account}, {len(text)} characters.")


class ClosingStore(MemoryStore):
    """Lets itself be read, and is locked again when it comes to writing."""

    def write(self, account: str, text: str) -> None:
        """Stay locked, with the text in the frame as a real one has it."""
        raise KeyringLocked(f"{self.name} stayed locked for {account}, {len(text)} characters.")


class StubbornStore(MemoryStore):
    """Keeps the first text of an account, whatever comes later."""

    def write(self, account: str, text: str) -> None:
        """Keep the first."""
        super().write(account, self.entries.get(account, text))


class DroppingStore(MemoryStore):
    """Accepts everything and keeps nothing, like the library's null backend."""

    def write(self, account: str, text: str) -> None:
        """Drop the text."""


class TruncatingStore(MemoryStore):
    """Keeps so many characters an entry and says nothing about the rest."""

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.longest = longest

    def write(self, account: str, text: str) -> None:
        """Keep the beginning."""
        super().write(account, text[: self.longest])


class KeepingStore(MemoryStore):
    """Never forgets."""

    def delete(self, account: str) -> None:
        """Keep it all the same."""


class BrokenStore(MemoryStore):
    """Fails with an error of its own that repeats what it was given."""

    def write(self, account: str, text: str) -> None:
        """Fail."""
        raise RuntimeError(f"could not write {text!r} to {account}")


class StoppingStore(MemoryStore):
    """Stops working after so many writes."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self.writes = writes

    def write(self, account: str, text: str) -> None:
        """Keep a text while there is strength."""
        if self.writes == 0:
            raise ConnectionError("the daemon is gone")
        self.writes -= 1
        super().write(account, text)
