"""Pages of the composer, one module a page; only the asker sees them."""
