"""Every known difference between the look-alike and the real server, with its reason.

A test named here must fail on the look-alike; once it passes, the line has to go.
"""

DIFFERENCES: dict[str, str] = {}
