"""What is coming: working visits and meetings (a plain first floor)."""
