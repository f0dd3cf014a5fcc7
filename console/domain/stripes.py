"""What kind of server this is, as its owner marks it: the stripe at the top of the window."""

from enum import StrEnum


class Stripe(StrEnum):
    """The value is what is kept in the list of servers."""

    PRODUCTION = "production"
    STAGING = "staging"
    TEST = "test"
    NONE = "none"
