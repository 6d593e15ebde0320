"""The page of a package that was received."""
