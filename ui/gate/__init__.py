"""Who sits at the desk: the page before anybody does, the lock, relief."""
