"""Whom and what the words of a list mean, among those who are on file."""
