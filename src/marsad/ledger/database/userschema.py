"""The tables of those who sign in: users, their sessions, failed tries, and what reviewers put off.

Times are UTC in ISO form.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class UserRow(Base):
    """A person who may sign in. ``password`` is its hash (argon2id, in the PHC string format)."""

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    password: Mapped[str]
    disabled: Mapped[bool]
    created: Mapped[str]


class SessionRow(Base):
    """A browser that is signed in. ``token`` is the SHA-256 of its secret, which is nowhere kept."""

    __tablename__ = "session"

    token: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("person.name"), index=True)
    form: Mapped[str]
    created: Mapped[str]
    last: Mapped[str]


class FailureRow(Base):
    """A failed try to sign in: ``subject`` is a hash of the name that was given, or of the address."""

    __tablename__ = "failure"

    number: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(index=True)
    at: Mapped[str]


class DeferredRow(Base):
    """An item of the queue, by its key, that a reviewer has put off until a day."""

    __tablename__ = "deferred"

    person: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[dt.date]
    why: Mapped[str]
