"""Pages of coalitions, one module a page; the addresses name the module and its view."""
