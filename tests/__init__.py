"""Tests by domain; the cast is in cast.py, the makers are in make.py."""
