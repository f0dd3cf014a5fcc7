"""What a moderator can do, as values: an action names its target, says its words, and knows how it is seen."""
