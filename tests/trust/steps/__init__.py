"""Random steps of a moderator, a server, other people and a failing machine, on a clock that only the test turns."""

from tests.trust.steps.measure import CLAIM

__all__ = ["CLAIM"]
