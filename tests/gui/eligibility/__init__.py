"""Tests of the page of who may have which award."""
