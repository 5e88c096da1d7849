"""`warme compose`: who could do this together, and what else can be asked about that."""
