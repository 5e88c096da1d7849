"""Forms of the composer and of rooms, one module a noun."""
