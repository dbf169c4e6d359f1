"""What a real Saleor says of itself: its schemas, and requests recorded from a running 3.23.28."""
