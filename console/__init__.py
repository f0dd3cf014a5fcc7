"""Cuelight: a desktop moderator console for LiveKit servers."""

__version__ = "0.1.0"
