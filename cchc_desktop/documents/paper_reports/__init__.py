"""A report read from a Word file: ours, or one that another program wrote."""
