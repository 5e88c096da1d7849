"""A folder of problems and one question about each: here on every core, or at a cluster that is there."""
