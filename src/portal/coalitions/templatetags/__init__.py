"""Tags of pages in a room."""
