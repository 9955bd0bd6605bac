"""Tests of the page of rounds."""
