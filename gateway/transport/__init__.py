"""How bytes arrive and leave. A transport is thin: it hands bytes to a session and does what the session asks."""
