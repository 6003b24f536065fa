"""The key of the citizens' projection: whoever serves the page has it, and can open nothing else of the home."""


def projection_key(database_key: str) -> str:
    """Derived (HKDF-SHA-256) from the raw key in 64 hex digits; neither tells of the other. 64 hex digits too."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), 32, salt=None, info=b"frontdesk tracking 1 projection")
    return derived.derive(bytes.fromhex(database_key)).hex()
