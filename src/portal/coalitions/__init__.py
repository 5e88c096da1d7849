"""Who could do this together: runs of the composer, seen by the asker alone."""
