"""``marsad serve``: a ledger in the browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import tables_option
from marsad.errors import MarsadError

if TYPE_CHECKING:
    from marsad.web.signing import Access

_HERE = ("127.0.0.1", "::1", "localhost")
_NO_USERS = (
    "anyone who reaches this address could read the ledger: add users first (marsad users add), "
    "or say --open-to-all"
)

_ONE_BY_ONE = "--workers: only one process can add to tables; leave out --tables, or serve it at another port"


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open-to-all", is_flag=True, help="Let anyone who reaches --host read, users or not.")
@click.option("--public", is_flag=True, help="Show what may be published, and nothing else, to anyone.")
@click.option("--behind-proxy", metavar="ADDRESS", help="Believe what a reverse proxy there says of readers.")
@tables_option
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer: as many as there are cores, for many readers at once.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
def command(
    *,
    ledger: str,
    host: str,
    port: int,
    open_to_all: bool,
    public: bool,
    behind_proxy: str | None,
    tables: Path | None,
    workers: int,
) -> None:
    """Show a ledger in the browser, in Arabic and in English, until it is stopped with Ctrl-C.

    Only this machine can reach it unless --host says otherwise. Nothing is fetched from anywhere else. Where
    the ledger has users (marsad users), only they may read; to decide anything, one must be a reviewer.

    Behind a reverse proxy, --behind-proxy names the address from which the proxy speaks (127.0.0.1): what
    it says of the reader's address and of TLS is believed, from no other address.

    With --tables, reviewers add places and actors that no table knows to the files of that folder, from the
    page where they were met; the reports that name them are read again.

    One process works on one page at a time; --workers lets several answer, over one ledger.

    With --public, anyone sees the incidents without texts of reports, names of private persons and homes;
    nobody signs in there. Serve the reviewers beside it, at another port.

    \b
    Examples:
      marsad serve --ledger l.db
      marsad serve --ledger l.db --host 0.0.0.0 --port 80
      marsad serve --ledger l.db --behind-proxy 127.0.0.1
      marsad serve --ledger l.db --tables my-tables/
      marsad serve --ledger l.db --public --port 8001 --workers 4
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the server takes a while to load)
    from marsad.web.serving import Site, serve  # noqa: PLC0415

    if tables and workers > 1:
        raise MarsadError(_ONE_BY_ONE)
    with Ledger.open(ledger) as opened, opened.still() as now:  # sums it up, if need be, before anybody asks
        users = now.users.any()
    if not (users or open_to_all or public or host in _HERE):
        raise MarsadError(_NO_USERS)
    access: Access = "users" if users and not open_to_all else "anyone"
    site = Site(where=ledger, access=access, public=public, tables=tables, processes=workers)
    shows = f"marsad: http://{host}:{port}/ shows {ledger}; Ctrl-C ends it"
    with suppress(KeyboardInterrupt):
        serve(site, lambda: click.echo(shows, err=True), host, port, proxy=behind_proxy)
