"""Tests: unit (one layer each), gui (the real window), journeys (whole jobs)."""
