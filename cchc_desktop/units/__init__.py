"""The catalogue of communes: by code, by part of a name, before and since the reform of July 2025; pure."""
