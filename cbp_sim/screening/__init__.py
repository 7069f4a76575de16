"""Who and what is filed, held against lists: denied parties, embargoed origins, forced labor, flags by tariff number.

Pure functions. `reading.said` takes what was filed apart, `screener.screen` gives what it hits, `results.Screened` is
what a hold carries as its reason.
"""
