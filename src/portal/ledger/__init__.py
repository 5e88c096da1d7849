"""What is put on record: the public log, and private audit trails that only those concerned may read."""
