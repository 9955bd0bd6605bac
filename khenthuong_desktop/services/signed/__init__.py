"""What was signed, held to what was drafted and numbered."""
