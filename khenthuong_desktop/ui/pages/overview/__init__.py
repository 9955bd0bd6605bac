"""Tổng quan: where the year stands and what needs work, everything leading to its rows."""
