"""Pure rules of the field: values in, values out; no files, no database, no window, no clock."""
