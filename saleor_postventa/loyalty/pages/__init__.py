"""What shoppers and the public read of points."""
