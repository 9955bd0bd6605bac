"""Nhân sự, tập thể, hộ: the unit's people, collectives and households with their history."""
