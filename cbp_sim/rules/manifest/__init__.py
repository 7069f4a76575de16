"""Is what a filer asks or files about a manifest right? The questions, and a table of conditions an application."""
