"""Those who sign in to the pages of a ledger: readers, reviewers, administrators.

Passwords are hashed with argon2id (RFC 9106). Whoever fails too often waits, by the name that was tried and
by the address that it came from; an unknown name is answered as a known one, in the same time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.userschema import FailureRow, SessionRow, UserRow
from marsad.ledger.reports.shelf import short_hash

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role: TypeAlias = Literal["reader", "reviewer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
"""The roles, each of which may do all that those before it may."""

SHORTEST = 12
"""Characters that a password has at least; a phrase of three words has more."""
LONGEST = 1000
_IDLE, _WHOLE = dt.timedelta(hours=12), dt.timedelta(days=7)
"""For how long a session lasts without use, and in all."""
_WINDOW = dt.timedelta(minutes=15)
_MOST = {"name": 5, "address": 30}
"""Failed tries within the window after which a name, or an address, has to wait."""


class SignInError(LedgerError):
    """Name or password are wrong, or there were too many tries; which of them is not told."""


@dataclass(frozen=True, slots=True)
class User:
    """A person who may sign in."""

    name: str
    role: Role
    disabled: bool = False
    created: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether this person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person in a browser; ``form`` is the token that forms which change something must carry."""

    user: User
    form: str


@dataclass(frozen=True, slots=True)
class Users:
    """The users of a ledger. Any call may raise LedgerError.

    >>> with Ledger.open("l.db") as ledger:
    ...     ledger.users.add("samira", "reviewer", "a long pass phrase")
    """

    reading: Callable[[], AbstractContextManager[Session]]
    writing: Callable[[], AbstractContextManager[Session]]

    def add(self, name: str, role: Role, password: str) -> None:
        """Let a person sign in. Raises LedgerError for a name that is taken, or too short a password."""
        hashed = _hashed(password)
        with self.writing() as session:
            if session.get(UserRow, name) is not None:
                raise LedgerError(f"{name}: there is a user of this name already")
            row = UserRow(name=name, role=role, password=hashed, disabled=False, created=_text(_now()))
            session.add(row)

    def all(self) -> list[User]:
        """Return all users in the order of their names."""
        with self.reading() as session:
            return [_user(row) for row in session.scalars(select(UserRow).order_by(UserRow.name))]

    def any(self) -> bool:
        """Tell whether anyone can sign in at all."""
        with self.reading() as session:
            return session.scalar(select(func.count()).where(UserRow.disabled.is_(False))) != 0

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        password: str | None = None,
        disabled: bool | None = None,
    ) -> None:
        """Change what is given of a user, and end all sessions of that user. Raises LedgerError."""
        hashed = _hashed(password) if password is not None else None
        with self.writing() as session:
            row = _row(session, name)
            row.role = role or row.role
            row.password = hashed or row.password
            row.disabled = row.disabled if disabled is None else disabled
            session.execute(delete(SessionRow).where(SessionRow.person == name))

    def sign_in(self, name: str, password: str, address: str) -> str:
        """Return the secret of a new session. Raises SignInError."""
        tried = {"name": short_hash("name", name), "address": short_hash("address", address)}
        # A try is noted before it is known to fail: many at once are no way around the limit.
        with self.writing() as session:
            if any(_failures(session, tried[kind]) >= most for kind, most in _MOST.items()):
                raise SignInError("too many tries; wait a quarter of an hour")
            at = _text(_now())
            session.add_all(FailureRow(subject=subject, at=at) for subject in tried.values())
            row = session.get(UserRow, name)
            known = row.password if row and not row.disabled else None
        if not _verified(known, password):
            raise SignInError("name or password is wrong")
        with self.writing() as session:
            return _begun(session, _row(session, name), password, tuple(tried.values()))

    def signed_in(self, secret: str) -> SignedIn | None:
        """Return who is signed in with this secret, null where nobody is, or no longer."""
        with self.reading() as session:
            row = session.get(SessionRow, _token(secret))
            person = session.get(UserRow, row.person) if row else None
            if row is None or person is None or person.disabled or _over(row):
                return None
            stale = _now() - _time(row.last) > _IDLE / 24
            found = SignedIn(_user(person), row.form)
        if stale:
            self._used(secret)
        return found

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with self.writing() as session:
            session.execute(delete(SessionRow).where(SessionRow.token == _token(secret)))

    def _used(self, secret: str) -> None:
        with self.writing() as session:
            row = session.get(SessionRow, _token(secret))
            if row is not None:
                row.last = _text(_now())


def _begun(session: Session, row: UserRow, password: str, tried: Sequence[str]) -> str:
    """Begin a session; forget that this try was noted, and sessions and failures that are over."""
    secret, now = secrets.token_urlsafe(32), _now()
    if _hasher().check_needs_rehash(row.password):
        row.password = _hasher().hash(password)
    session.execute(delete(FailureRow).where(FailureRow.subject == tried[0]))
    for subject in tried[1:]:
        last = select(func.max(FailureRow.number)).where(FailureRow.subject == subject).scalar_subquery()
        session.execute(delete(FailureRow).where(FailureRow.number == last))
    session.execute(delete(FailureRow).where(FailureRow.at < _text(now - _WINDOW)))
    session.execute(delete(SessionRow).where(SessionRow.created < _text(now - _WHOLE)))
    form, at = secrets.token_urlsafe(32), _text(now)
    session.add(SessionRow(token=_token(secret), person=row.name, form=form, created=at, last=at))
    return secret


def _failures(session: Session, subject: str) -> int:
    since = _text(_now() - _WINDOW)
    query = select(func.count()).where(FailureRow.subject == subject, FailureRow.at > since)
    return session.scalar(query) or 0


def _verified(known: str | None, password: str) -> bool:
    """Tell whether a password is that of a hash; where there is none, it takes as long."""
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415 (only signing in needs it)

    try:
        _hasher().verify(known or _nobody(), password[: LONGEST + 1])
    except (Argon2Error, InvalidHashError):
        return False
    return known is not None


def _hashed(password: str) -> str:
    if len(password) < SHORTEST:
        raise LedgerError(f"the password is too short: it needs {SHORTEST} characters; take several words")
    if len(password) > LONGEST:
        raise LedgerError(f"the password is too long: {LONGEST} characters at most")
    return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    """Return the hasher with the library's defaults, the second choice of RFC 9106 (64 MiB, 3 passes)."""
    from argon2 import PasswordHasher  # noqa: PLC0415 (only signing in needs it)

    return PasswordHasher()


@cache
def _nobody() -> str:
    """Return the hash of a password that nobody has."""
    return _hasher().hash(secrets.token_urlsafe(32))


def _row(session: Session, name: str) -> UserRow:
    row = session.get(UserRow, name)
    if row is None:
        raise LedgerError(f"{name}: there is no user of this name; see marsad users list")
    return row


def _user(row: UserRow) -> User:
    return User(row.name, cast("Role", row.role), row.disabled, row.created)


def _over(row: SessionRow) -> bool:
    now = _now()
    return now - _time(row.last) > _IDLE or now - _time(row.created) > _WHOLE


def _token(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _text(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds")


def _time(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
