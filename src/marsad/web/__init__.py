"""The pages that monitors and readers look at: a ledger in the browser, in Arabic and in English."""

from marsad.web.app import create

__all__ = ["create"]
