"""The receiving office: packages that came, what counts of them, who is missing, and the totals."""
