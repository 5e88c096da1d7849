"""The exact search: chains of questions over compiled walks, from what matters most down to the ids."""
