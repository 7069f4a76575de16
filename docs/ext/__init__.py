"""The dictionary: pages made from the record classes, the structure maps and the code tables when the docs are built.

`pages` gives all of them as text, without Sphinx; `dictionary` is the Sphinx extension that makes them searchable.
"""
