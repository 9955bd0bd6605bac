"""The pages of the year's work; each is a package of its own and knows no other."""
