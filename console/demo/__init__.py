"""A LiveKit look-alike on loopback with a made-up event behind it, for trying Cuelight without a server."""
