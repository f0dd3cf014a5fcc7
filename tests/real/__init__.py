"""Real counterparts of the console, each started for a test and stopped by its own id."""
