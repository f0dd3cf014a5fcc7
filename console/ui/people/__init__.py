"""The middle tree: the participants of the rooms in front, and their tracks."""
