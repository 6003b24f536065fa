"""`frontdesk export …`."""

import typer

app = typer.Typer(help="Xuất số liệu ra tệp.")


@app.callback()
def _group() -> None:
    """A group of its own."""
