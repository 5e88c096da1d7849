"""Pages of the composer, one module a page; the addresses name the module and its view."""
