"""The register of documents: its table, the fields of one, on a page of its own and in a report."""
