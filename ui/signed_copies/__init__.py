"""The page of a signed copy that came back: its verdict, signatures, and the places where it differs."""
