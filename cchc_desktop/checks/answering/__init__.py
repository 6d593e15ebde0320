"""What the receiving office answered, as findings."""
