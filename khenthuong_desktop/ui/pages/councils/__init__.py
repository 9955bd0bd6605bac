"""Hội đồng: councils, their members, and the meetings on the rounds of a year."""
