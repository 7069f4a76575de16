"""Stories: who files what, and what must come back."""
