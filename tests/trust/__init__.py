"""What Cuelight promises about trust, as figures that one command reaches again."""
