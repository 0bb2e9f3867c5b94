"""What stands before publication: schemas, rules of the tables, evidence read again. ``gate`` runs all of it."""
