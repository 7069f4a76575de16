"""Mutation testing of the core of `formats`: `make mutants`. No part of the product and none of `make test`.

`operators` breaks a module in one place at a time, `patch` puts a broken function into the running program, `session`
asks the tests about each, `fresh` asks again where only a new import would show it, `argued` knows which mutants no
test can tell from the original, `__main__` counts.

Why not mutmut: it leaves alone every function under a decorator other than `staticmethod` and `classmethod`, and this
core is made of properties and cached properties. See docs/mutants.md.
"""
