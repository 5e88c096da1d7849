"""How good the composer is: invented problems of every size, its peers, and the table that compares them."""
