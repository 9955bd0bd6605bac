"""Reward money: what each award comes to, by which article, and who pays."""
