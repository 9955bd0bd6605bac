"""What a list tells that the clerk should see, or that follows for its other rows."""
