"""What the screen shows of recordings: the states, the one big button, and what stands around it."""
