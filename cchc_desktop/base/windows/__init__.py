"""Where Windows differs: its error numbers, files held by other programs, names that cannot be, no standard error."""
