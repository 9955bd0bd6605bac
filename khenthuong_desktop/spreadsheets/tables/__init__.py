"""Where the tables of a sheet are, what their headers say and what stands above them."""
