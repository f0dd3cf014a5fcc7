"""One suite of expectations for the look-alike and for the real livekit-server v1.13.5 with real participants."""
