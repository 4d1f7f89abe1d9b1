This is a letter.
