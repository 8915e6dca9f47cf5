"""What the words of the census mean: standard library only."""
