"""Edits that hands make in finished papers, as data, and how each is made in the Word file."""
