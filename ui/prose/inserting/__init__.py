"""What is put into a section at the caret from a list: documents of the register, sentences to start from."""
