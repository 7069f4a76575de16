"""World profiles that come with the simulator. Every party is invented."""
