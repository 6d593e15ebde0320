"""The history beside a page of a report: of the current field, and of the whole report."""
