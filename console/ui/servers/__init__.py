"""Servers: the welcome page, the three steps to a new one, the switcher, and changing or removing one."""
