"""The review page and the page for entering corrections from a printed draft."""
