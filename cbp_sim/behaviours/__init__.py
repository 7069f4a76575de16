"""Scripted behaviours: a rule file says what CBP does with which entry. First match wins; magic values come after.

`rules` reads the file, `elements` compares, `deciding.decide` answers for one entry, `steering` does what was decided.
"""
