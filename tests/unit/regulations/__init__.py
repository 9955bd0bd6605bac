"""Tests of the regulations layer."""
