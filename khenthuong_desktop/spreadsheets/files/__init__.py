"""Files of every kind as plain sheets of raw cells, safely: containers, encodings, what values alone do not tell."""
