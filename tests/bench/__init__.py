"""Ratios measured side by side in one run, each beside its bar: `python -m tests.bench`."""
