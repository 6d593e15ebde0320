"""CCHC Desktop: the offline administrative-reform report of a Vietnamese commune."""
