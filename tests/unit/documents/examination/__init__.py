"""Papers of the decree's forms 1.1 to 1.10, set in many ways that are not ours, and faults seeded into them."""
