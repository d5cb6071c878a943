"""Incidents put together from their accounts, summed up, listed and filtered."""
