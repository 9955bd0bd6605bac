"""One cell, or the few that belong together, understood: values, dates, names, awards."""
