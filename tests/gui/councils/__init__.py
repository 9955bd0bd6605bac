"""Tests of the page of councils and their meetings."""
