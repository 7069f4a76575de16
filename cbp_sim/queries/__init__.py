"""What filers ask about: each query as its questions see it, and the records that tell what the world knows."""
