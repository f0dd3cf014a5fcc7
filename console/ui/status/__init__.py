"""The line at the bottom of the window: which server, how well it answers, how old the data is, what records."""
