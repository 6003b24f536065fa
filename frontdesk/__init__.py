"""Front-desk software for one-stop public offices; this package never imports Qt."""

__version__ = "0.1.0"
