"""``marsad serve``: a ledger in the browser."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
def command(ledger: str, host: str, port: int) -> None:
    """Show a ledger in the browser, in Arabic and in English, until it is stopped with Ctrl-C.

    Only this machine can reach it unless --host says otherwise. Nothing is fetched from anywhere else.

    \b
    Example:
      marsad serve --ledger l.db
    """
    import uvicorn  # noqa: PLC0415 (the server takes a while to load)

    from marsad.web import create  # noqa: PLC0415

    app = create(ledger)
    click.echo(f"marsad: http://{host}:{port}/ shows {ledger}; Ctrl-C ends it", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
