"""One folder a chapter and direction, each found by its `CHAPTER`."""
