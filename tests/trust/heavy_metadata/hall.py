"""The room that is too heavy: who is in it, and what they carry."""

ROOM, PEOPLE, METADATA = "Hall", 100, 512 << 10


def name_of(number: int) -> str:
    """Return what somebody is called."""
    return f"Guest-{number:02}"
