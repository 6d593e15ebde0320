"""The report and its template as data; pure, no files, no database, no window."""
