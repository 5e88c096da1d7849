"""Home and the pages that read from everywhere and own nothing."""
