"""The inbox of the receiving office: what came, what counts of it, and its flat table of figures."""
