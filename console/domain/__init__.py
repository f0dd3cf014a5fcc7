"""What a LiveKit server holds, as frozen values; nothing here knows a network, a screen or a clock."""
