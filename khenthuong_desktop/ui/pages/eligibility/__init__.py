"""Xét điều kiện: every subject and award with the verdict in the words of the law."""
