"""The left tree: every open server with its rooms."""
