"""The page that lays two versions of a report side by side."""
