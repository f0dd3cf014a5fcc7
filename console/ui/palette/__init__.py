"""One field that finds people, rooms and commands: Enter goes there or does it."""
