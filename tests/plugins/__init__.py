"""Pytest plugins of this project, one rule of the house in each."""
