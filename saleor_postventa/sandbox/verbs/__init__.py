"""What can be done in the shop. Each verb changes the world and says what happened, exactly as Saleor does."""
