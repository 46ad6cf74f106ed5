"""The two models of `khabar.names`, trained."""
