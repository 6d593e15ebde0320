"""What is said against what is counted, named or done, as slips."""
