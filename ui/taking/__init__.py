"""The page that takes figures from a one-stop shop's table into a report."""
