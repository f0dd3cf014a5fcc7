"""Everything that is seen: windows, views, dialogs, and the theme they wear."""
