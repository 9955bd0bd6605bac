"""What became of a round: the decision on it, and the certificates."""
