"""What CBP decides now and does later: no sockets, no wall clock, no global chance."""
