"""Fuzzing of the readers: `make fuzz`. No part of the product and none of `make test`.

`targets` says what must hold for any bytes, `seeds` where to begin, `mutate` how to change a batch so that it is still
nearly one, `engine` runs one target under atheris, `__main__` shares out the time. What was found stays in `cases/`,
which `tests/formats/test_fuzz_cases.py` plays again.
"""
