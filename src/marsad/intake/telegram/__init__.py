"""Telegram: exports and previews of channels."""
