"""What a visitor sees: the counter at `/`, and a stand-in Dashboard that frames the app."""
