"""Numbers of papers: which are given, kept free, next; giving and taking back."""
