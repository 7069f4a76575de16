"""The control API: the world's clock, its officers and carriers, messages and timelines, over HTTP on loopback."""
