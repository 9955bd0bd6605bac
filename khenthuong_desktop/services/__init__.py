"""What a user can do: one function per action, one ``db.write`` each, plain frozen results."""
