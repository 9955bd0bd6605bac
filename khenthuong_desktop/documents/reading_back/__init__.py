"""A paper as somebody left it in Word, read back field by field against what the program had printed in it."""
