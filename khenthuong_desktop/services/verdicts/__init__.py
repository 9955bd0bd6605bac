"""Who meets the standard of which award: facts, verdicts, everybody at once, the way ahead."""
