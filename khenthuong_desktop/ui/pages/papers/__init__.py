"""Văn bản: all Word papers of the year, with their numbers and the signed copies beside them."""
