"""Councils, their meetings and votes."""
