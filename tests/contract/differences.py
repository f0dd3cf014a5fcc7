"""Every known difference between the look-alike and the real server, with its reason.

A test named here must fail on the look-alike; once it passes, the line has to go.
"""

DIFFERENCES = {
    "test_a_client_with_a_token_is_let_in": "nobody can join the demo: it has the server API and no media",
}
