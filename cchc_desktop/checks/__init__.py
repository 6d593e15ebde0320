"""Checks: a report and its template in, findings out; pure."""
