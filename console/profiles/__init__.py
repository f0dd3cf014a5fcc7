"""Who our servers are and where their secrets live: one file without secrets, and the keyring of the system."""
