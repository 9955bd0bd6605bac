"""Lists as offices keep them, made from known answers: layouts × quirks × encodings, each from its seed."""
