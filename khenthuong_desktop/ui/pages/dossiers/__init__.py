"""Hồ sơ: the dossiers made, and checking the dossier files of anybody."""
