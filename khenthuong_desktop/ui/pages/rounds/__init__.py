"""Đợt đề nghị: a round from its nominees to the packaged dossier, step by step."""
