"""Tests of the packaged dossier."""
