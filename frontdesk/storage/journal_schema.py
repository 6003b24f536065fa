"""The tables that are the journal's own: migrated, never lost. Those that follow from it are in schema.py."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

journal_tables = MetaData()

events = Table(
    "events",
    journal_tables,
    Column("position", Integer, primary_key=True),  # order of arrival on this device
    Column("device", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("id", String, nullable=False),
    Column("office", String, nullable=False),
    Column("recorded_at", Integer, nullable=False),
    Column("actor", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("personal", Text, nullable=False),
    Column("salt", String, nullable=False),
    Column("personal_digest", String, nullable=False),
    Column("prev_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    UniqueConstraint("device", "seq", name="events_chain"),
    Index("events_subject", "subject"),
)
# one row a known device: where its chain ends
chains = Table(
    "chains",
    journal_tables,
    Column("device", String, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("head", String, nullable=False),
    Column("recorded_at", Integer, nullable=False),
)
# the one row that says which device this home is
device = Table(
    "device",
    journal_tables,
    Column("device", String, primary_key=True),
    Column("counter", String, nullable=False),
    Column("office", String, nullable=False),
)
# not acts: what is being typed, so that a crash loses nothing
drafts = Table(
    "drafts",
    journal_tables,
    Column("owner", String, primary_key=True),  # a login; empty: whoever sits here
    Column("submission_id", String, primary_key=True),
    Column("screen", String, nullable=False),
    Column("saved_at", Integer, nullable=False),
    Column("content", Text, nullable=False),
)
# failed sign-ins since the last good one, by what was typed; here, for a stranger must not fill the journal
sign_ins = Table(
    "sign_ins",
    journal_tables,
    Column("login", String, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("failed_at", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# Ratings on their way to the journal: local, no acts, keyed at random so that no order of insertion is kept.
# The table that holds votes holds no submission, token, name or time; no row of it can be joined to the others.
invited = Table(  # occasions that were invited to rate: never twice
    "invited",
    journal_tables,
    Column("mark", String, primary_key=True),
    Column("day", String, nullable=False),
    sqlite_with_rowid=False,
)
invitations = Table(  # tokens not used yet; of which submission is written nowhere
    "invitations",
    journal_tables,
    Column("token_hash", String, primary_key=True),
    Column("counter", String, nullable=False),
    Column("field", String, nullable=False),
    Column("day", String, nullable=False),
    sqlite_with_rowid=False,
)
pools = Table(
    "pools",
    journal_tables,
    Column("counter", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("since", String, nullable=False),
    Column("invited", Integer, nullable=False),
    sqlite_with_rowid=False,
)
candidates = Table(  # keyed hashes of who was invited to a pool: they are only counted
    "candidates",
    journal_tables,
    Column("counter", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("submission", String, primary_key=True),
    Column("person", String, primary_key=True),
    sqlite_with_rowid=False,
)
ballots = Table(
    "ballots",
    journal_tables,
    Column("ballot", String, primary_key=True),  # random, and drawn anew at every vote
    Column("counter", String, nullable=False),
    Column("field", String, nullable=False),
    Column("vote", Text, nullable=False),
    Column("comment", Text, nullable=False),
    sqlite_with_rowid=False,
)
# counts for the supervisor: how many in the slot that is running, or of one person today; nothing of what was said
tallies = Table(
    "tallies",
    journal_tables,
    Column("what", String, primary_key=True),
    Column("slot", String, nullable=False),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
