"""Data files of the project: applications and code tables, each naming its source."""
