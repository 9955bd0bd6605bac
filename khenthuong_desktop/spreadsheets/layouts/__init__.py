"""The lists we know: which columns each has, by all headings seen for them."""
