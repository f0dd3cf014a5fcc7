"""The look-alike by itself: its clock, its world, its doors and its event."""
