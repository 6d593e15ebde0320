"""Content blocks of the letter and its appendix, and the writers and readers of files."""
