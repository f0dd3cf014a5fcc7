"""A clock for widgets that a test sets."""


class SetClock:
    """A monotonic clock that stands at 100 s until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now
