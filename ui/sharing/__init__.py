"""The citizens' page, shared on the local network by this machine."""
