"""What documents say held against each other: the audit of relations, and pledges followed into later years."""
