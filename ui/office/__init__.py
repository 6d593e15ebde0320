"""The settings of the office: units, dates, officers, signing key."""
