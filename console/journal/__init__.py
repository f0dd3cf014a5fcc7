"""The journal: what was done is written down before it is sent, on the disk or, for a made-up event, in memory."""
