"""What stands beside the page of a run: the front, what weighs most, what would warm it, a copy on paper."""
