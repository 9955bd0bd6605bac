"""Tests: the store."""
