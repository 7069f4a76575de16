"""The Harmonized Tariff Schedule: its lines by date, rates as they are printed, and the duty that follows from them."""
