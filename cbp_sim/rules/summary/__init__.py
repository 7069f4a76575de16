"""How CBP judges an entry summary: the questions, in the order in which they are asked.

Identity first, then elements, matrices, the header's claims, the lines, and the totals.
"""
