"""The board of the receiving office: who handed in, who is late, who is missing."""
