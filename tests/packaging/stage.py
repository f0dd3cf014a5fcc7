"""A checkout in a temporary folder and programs that only note how they were called."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from checkout import Checkout
from programs import Answer, Programs

GOOD = Answer(0, "loaded\n")


def make_checkout(root: Path, *, windows: bool = False, machine: str = "desk") -> Checkout:
    """A checkout with locks and nothing else."""
    for name in ("run", "test"):
        lock = root / "packaging" / "locks" / f"{name}.txt"
        lock.parent.mkdir(parents=True, exist_ok=True)
        lock.write_text(f"{name} lock\n")
    return Checkout(root, machine, windows=windows)


class PlayedPrograms(Programs):
    """Programs that end at once; `answer` says how, `act` does what they would have done to the disk."""

    def __init__(
        self,
        answer: Callable[[list[str]], Answer] = lambda _command: GOOD,
        act: Callable[[list[str]], None] = lambda _command: None,
        has: Sequence[str] = ("venv", "ensurepip"),
    ) -> None:
        self.commands: list[list[str]] = []
        self.extras: list[Mapping[str, str]] = []
        self.said: list[str] = []
        self.heard: Callable[[str], None] = lambda _sentence: None
        self._answer = answer
        self._act = act
        self._has = has

    def say(self, sentence: str) -> None:
        self.said.append(sentence)
        self.heard(sentence)

    def find(self, name: str) -> Path | None:
        return Path("/usr/bin") / name if name in self._has else None

    def run(self, command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
        return self.ask(command, extra).code

    def ask(self, command: Sequence[str | Path], extra: Mapping[str, str] | None = None, limit: float = 1.0) -> Answer:
        words = [str(word) for word in command]
        self.commands.append(words)
        self.extras.append(extra or {})
        self._act(words)
        return self._answer(words)

    def lend(self, command: Sequence[str | Path], folder: Path) -> int:
        return self.run(command)

    def has_module(self, name: str) -> bool:
        return name in self._has

    def called(self, word: str) -> list[list[str]]:
        """The commands that hold this word."""
        return [command for command in self.commands if word in command]


def venv_maker(checkout: Checkout) -> Callable[[list[str]], None]:
    """What `python -m venv --clear` leaves on the disk."""

    def act(command: list[str]) -> None:
        if "venv" in command:
            for file in checkout.environment.rglob("*"):
                if file.is_file():
                    file.unlink()
            checkout.python.parent.mkdir(parents=True, exist_ok=True)
            checkout.python.touch()

    return act
