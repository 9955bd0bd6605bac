"""The states of papers' files: kept, noticed, put back; nothing that a hand wrote is lost."""
