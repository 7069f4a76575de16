"""How things live: one table a thing, (state, event) -> (state, action), each row with its source."""
