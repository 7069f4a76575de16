"""The questions on a bond that a surety or its agent sends (CB), grouped by what they ask about."""
