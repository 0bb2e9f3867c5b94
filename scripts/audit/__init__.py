"""What documents say held against each other: the audit of relations, and targets followed into later years."""
