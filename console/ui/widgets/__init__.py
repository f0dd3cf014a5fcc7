"""The pieces every screen is built from: they show plain values and say what the user wants."""
