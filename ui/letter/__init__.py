"""The pages of the letter: its head, its end."""
