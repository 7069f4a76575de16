"""Bytes to typed CATAIR transactions and back: records, structure maps, envelope, streams.

Knows nothing of time, chance, storage or sockets, nor of what CBP would think of the data.
"""
