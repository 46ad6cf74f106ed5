"""Khabar follows a story through the Arabic press."""

__version__ = "0.1.0"
