"""Statements: what is due for accepted entry summaries, told and collected by the day and by the month."""
