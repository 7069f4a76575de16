"""Tables that CBP judges by, as data: matrices, fees, codes. Each names its source and date in its first line."""
