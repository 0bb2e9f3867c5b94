"""The grammar of numbers in official Chinese: from characters to a value with its doubt."""
