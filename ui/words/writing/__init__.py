"""Texts of finding and replacing, the register of documents, and sentences to start from, in Vietnamese."""
