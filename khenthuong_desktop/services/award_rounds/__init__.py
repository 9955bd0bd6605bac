"""Rounds of awards: who is registered and proposed, how far a round is, when it is due, what proves it."""
