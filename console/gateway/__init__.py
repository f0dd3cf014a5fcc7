"""The door to a LiveKit server: the only place that speaks its API; protobuf ends here."""
