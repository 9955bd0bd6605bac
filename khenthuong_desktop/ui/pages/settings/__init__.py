"""Thiết lập."""
