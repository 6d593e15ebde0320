"""The receiving office: what its window shows of the packages that came."""
