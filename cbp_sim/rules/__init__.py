"""Small questions that yield findings, grouped by what they ask about."""
