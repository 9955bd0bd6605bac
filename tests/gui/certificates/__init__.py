"""Tests of certificates in the window."""
