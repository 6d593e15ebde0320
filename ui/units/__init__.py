"""The profile of a unit: fields, and the list of communes that opens while a name is typed."""
