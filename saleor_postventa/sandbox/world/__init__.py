"""What the shop knows: records, how they are kept, and sums over them."""
