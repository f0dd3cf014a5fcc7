"""A guard of the product, and the test that would miss it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """One line of defence: `text` stands exactly once in `file`; with `instead` in its place `proof` has to fail.

    `proof` is the name of one test as pytest takes it, parameters included, so that it stays quick. It fails by an
    assertion, or by the exception that `by` names.
    """

    name: str
    file: str
    text: str
    instead: str
    proof: str
    by: str = "AssertionError"
