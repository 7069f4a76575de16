"""How bytes arrive and leave, who may speak, and the command line: no CATAIR field, no business rule."""
