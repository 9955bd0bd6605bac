"""Đăng ký: the titles that people, collectives and households aim at in a year."""
