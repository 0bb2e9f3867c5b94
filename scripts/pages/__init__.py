"""The pages of a language, filled from templates. ``publication`` puts them together; nothing is written here."""
