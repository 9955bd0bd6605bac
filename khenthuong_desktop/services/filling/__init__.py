"""What fills the fields of each kind of paper, from what is on record."""
