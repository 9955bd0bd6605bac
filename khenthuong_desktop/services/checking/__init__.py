"""Rounds and papers reduced to what the checks look at."""
