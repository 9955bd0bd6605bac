"""Papers drafted for a round, and all papers of a year."""
