"""Thiết lập: the unit, its signers, backups, what was done, the look of the window."""
