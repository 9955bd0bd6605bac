"""Tests of the part of the settings with the templates."""
