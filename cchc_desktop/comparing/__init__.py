"""Two reports side by side: which fields, words and figures differ; pure."""
