"""What was asked for and cannot be understood."""

from __future__ import annotations

from fastapi import HTTPException


class WrongError(HTTPException):
    """A value that is of the right kind and means nothing: a name that is not known, a day there is not."""

    def __init__(self, why: str) -> None:
        super().__init__(422, why)
