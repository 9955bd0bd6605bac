"""What a unit keeps on record: people, collectives, households, and the lines that stand on them."""
