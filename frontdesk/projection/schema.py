"""The tables of the projection: public facts, found by the hash of what is printed on a receipt."""

# Raised when a table, a row or `public_status` changes: the next projecting then writes the whole file again.
VERSION = 2

TABLES = (
    # how far the journal of which device is known, when that was, and what the rows were made with
    """CREATE TABLE journal (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        device TEXT NOT NULL,
        position INTEGER NOT NULL,
        head TEXT NOT NULL,
        as_of INTEGER NOT NULL,
        days INTEGER NOT NULL,
        counting TEXT NOT NULL
    )""",
    "CREATE TABLE office (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL)",
    # procedures, departments, papers, words of state: each once, rows hold the number
    "CREATE TABLE names (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    """CREATE TABLE rows (
        number INTEGER PRIMARY KEY,
        code TEXT NOT NULL,
        version INTEGER NOT NULL,
        state INTEGER NOT NULL,
        procedure INTEGER NOT NULL,
        department INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        due_at INTEGER,
        first_due_at INTEGER,
        ready_since INTEGER,
        missing TEXT NOT NULL,
        others_missing INTEGER NOT NULL,
        respond_by INTEGER,
        papers_left INTEGER NOT NULL,
        fee_owed INTEGER,
        processing INTEGER,
        fee_total INTEGER,
        ended_at INTEGER,
        clock_since INTEGER,
        elsewhere INTEGER NOT NULL,
        steps TEXT NOT NULL,
        why TEXT NOT NULL,
        tokens BLOB NOT NULL,
        keys BLOB NOT NULL
    )""",
    "CREATE INDEX rows_ended ON rows (ended_at) WHERE ended_at IS NOT NULL",
    "CREATE INDEX rows_counted ON rows (number) WHERE clock_since IS NOT NULL",
    # 128 bits of a hash, or of the hash of code and key, and which version of the receipt it stands on
    """CREATE TABLE doors (
        hash BLOB PRIMARY KEY,
        number INTEGER NOT NULL,
        version INTEGER NOT NULL
    ) WITHOUT ROWID""",
)
