"""One module a migration step, in order."""
