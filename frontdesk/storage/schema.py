"""The tables that are views: written again from the journal at any time. Its own are in journal_schema.py."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, text

from frontdesk.domain.measures import HOURLY, Measure

view_tables = MetaData()

LOG_ORDERS = (
    "procedure_name",
    "field",
    "department",
    "counter",
    "officer",
    "promised_at",
    "handed_over_at",
    "result_at",
    "ended_at",
    "fee_paid",
)
submissions = Table(
    "submissions",
    view_tables,
    Column("number", Integer, primary_key=True),
    Column("submission_id", String, nullable=False, unique=True),
    Column("receipt_code", String, nullable=False),
    Column("compact_code", String, nullable=False, unique=True),
    Column("token_hash", String, nullable=False),
    Column("token_key", Integer, nullable=False),  # 64 bits of the hash: a small index stays in memory
    Column("lookup_number", Integer),
    Column("name", String, nullable=False),
    Column("id_number", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("procedure_code", String, nullable=False),
    Column("procedure_name", String, nullable=False),
    Column("department", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("officer", String, nullable=False),
    Column("book", String, nullable=False),  # C1/2026: the register, form 07
    Column("book_number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("holder_kind", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("received_at", Integer, nullable=False),
    Column("due_at", Integer),
    Column("hand_over_by", Integer, nullable=False),
    Column("deadline", Integer),  # due_at while the result is awaited
    Column("respond_by", Integer),  # when a supplement that is waited for may be given up
    Column("ready_at", Integer),  # the result lies at the counter since
    Column("promise", String, nullable=False),  # whether the date was given anew, or more time asked for
    Column("manifest", String, nullable=False),  # the batch it last went with, or nothing
    Column("told_due_at", Integer),  # what the citizen believes, where the calendar moved it and nobody said so
    Column(
        "over_since", Integer
    ),  # the last act, once it is over; nothing while it is not, or nobody is named any more
    # The daily log. What has not happened yet is 0, so that pages can go on after it.
    Column("channel", String, nullable=False),
    Column("field", String, nullable=False),
    Column("address", String, nullable=False),
    Column("promised_at", Integer, nullable=False),  # as form 07 says it: also once the clock stands
    Column("handed_over_at", Integer, nullable=False),
    Column("result_at", Integer, nullable=False),
    Column("ended_at", Integer, nullable=False),  # returned, refused, withdrawn or closed
    Column("late", Integer, nullable=False),  # 1: the result came after its promise
    Column("fee_due", Integer),  # nothing where nobody knows yet
    Column("fee_paid", Integer, nullable=False),
    Index("submissions_token", "token_key"),
    Index("submissions_lookup", "lookup_number"),
    Index("submissions_person", "id_number"),
    Index("submissions_phone", "phone"),
    Index("submissions_book", "book", "book_number"),
    # The boards: each index holds only what its board shows.
    Index(
        "submissions_to_hand_over",
        "department",
        "hand_over_by",
        "state",  # asked for in every question, so the table need not be read to count
        sqlite_where=text("state IN ('received', 'sent_back')"),
    ),
    Index("submissions_deadline", "deadline", sqlite_where=text("deadline IS NOT NULL")),
    Index("submissions_department_deadline", "department", "deadline", sqlite_where=text("deadline IS NOT NULL")),
    Index("submissions_officer_deadline", "officer", "deadline", sqlite_where=text("deadline IS NOT NULL")),
    Index("submissions_inbox", "holder", "deadline", sqlite_where=text("holder_kind = 'department'")),
    Index("submissions_ready", "ready_at", sqlite_where=text("state = 'result_at_counter'")),
    Index("submissions_awaited", "respond_by", sqlite_where=text("state = 'awaiting_supplement'")),
    Index("submissions_untold", "told_due_at", sqlite_where=text("told_due_at IS NOT NULL")),
    Index("submissions_over", "procedure_code", "over_since", sqlite_where=text("over_since IS NOT NULL")),
    Index("submissions_here", "holder", "number", sqlite_where=text("holder_kind IN ('counter', 'officer')")),
    # The log's days: filters and sums are answered from it alone. The others are the orders of its columns.
    Index(
        "log_received",
        "received_at",
        "counter",
        "department",
        "officer",
        "field",
        "state",
        "ended_at",
        "late",
        "deadline",
        "fee_paid",
    ),
    *(Index(f"log_{name}", name) for name in LOG_ORDERS),
    Index("log_state", text("(state || '')")),  # an expression, else the boards' questions would be led to it
)
# batches handed to departments, and what became of each submission in them
manifests = Table(
    "manifests",
    view_tables,
    Column("code", String, primary_key=True),
    Column("department", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("officer", String, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("submissions", Text, nullable=False),  # their ids in the order of the list, which the digest is over
    sqlite_with_rowid=False,
)
parcels = Table(
    "parcels",
    view_tables,
    Column("manifest", String, primary_key=True),
    Column("submission_id", String, primary_key=True),
    Column("parcel", String, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("reason", String, nullable=False),
    Index("parcels_open", "manifest", "parcel", sqlite_where=text("parcel IN ('sent', 'missing')")),
    sqlite_with_rowid=False,
)
# receipts that were replaced by a correction: who scans one is told so
replaced_receipts = Table(
    "replaced_receipts",
    view_tables,
    Column("token_hash", String, primary_key=True),
    Column("submission_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("replaced_at", Integer, nullable=False),
    Column("lookup_number", Integer),  # of the key printed on it
    Index("replaced_receipts_lookup", "lookup_number", sqlite_where=text("lookup_number IS NOT NULL")),
    sqlite_with_rowid=False,
)
# money that was taken, one row a payment; days are the office's
payments = Table(
    "payments",
    view_tables,
    Column("submission_id", String, nullable=False),
    Column("receipt_code", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("day", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("officer", String, nullable=False),
    Column("method", String, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("receipt_no", String, nullable=False),
    Column("confirmed_at", Integer, nullable=False),
    Column("flag", String, nullable=False),  # why a supervisor should look at it
    Column("reversed_day", String),
    Column("reversed_by", String, nullable=False),
    Column("reversed_counter", String, nullable=False),
    Index("payments_submission", "submission_id"),
    # each answers its question alone: a day's sums read no row of the table
    Index("payments_day", "day", "officer", "counter", "method", "amount", "receipt_no", "reversed_day"),
    Index(
        "payments_reversed",
        "reversed_day",
        "reversed_by",
        "reversed_counter",
        "method",
        "amount",
        sqlite_where=text("reversed_day IS NOT NULL"),
    ),
    Index("payments_flagged", "day", sqlite_where=text("flag <> ''")),
)
# the figures: what is counted on a day, by hour, and where submissions stand; days are ordinals of the office's days
_GROUP = ("counter", "field", "department", "channel")
day_figures = Table(
    "day_figures",
    view_tables,
    Column("day", Integer, primary_key=True),
    *(Column(name, String, primary_key=True) for name in _GROUP),
    *(Column(measure, Integer, nullable=False) for measure in Measure),
    sqlite_with_rowid=False,
)
hour_figures = Table(
    "hour_figures",
    view_tables,
    Column("day", Integer, primary_key=True),
    Column("hour", Integer, primary_key=True),
    Column("counter", String, primary_key=True),
    *(Column(measure, Integer, nullable=False) for measure in HOURLY),
    sqlite_with_rowid=False,
)
open_figures = Table(
    "open_figures",
    view_tables,
    Column("state", String, primary_key=True),
    *(Column(name, String, primary_key=True) for name in _GROUP),
    Column("submissions", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# the days of each submission: the lists behind the figures are found by them
milestones = Table(
    "milestones",
    view_tables,
    Column("number", Integer, primary_key=True),  # of its row in submissions
    *(Column(name, String, nullable=False) for name in _GROUP),
    Column("received_on", Integer, nullable=False),
    Column("handed_over_on", Integer),
    Column("resolved_on", Integer),
    Column("late", Integer, nullable=False),
    Column("returned_on", Integer),
    Column("ended_on", Integer),
    Column("ended_as", String, nullable=False),
    Column("exempted", Integer, nullable=False),
    Column("unscanned", Integer, nullable=False),
    Column("open", Integer, nullable=False),
    Index("milestones_received", "received_on"),
    Index("milestones_handed_over", "handed_over_on", sqlite_where=text("handed_over_on IS NOT NULL")),
    Index("milestones_resolved", "late", "resolved_on", sqlite_where=text("resolved_on IS NOT NULL")),
    Index("milestones_returned", "returned_on", sqlite_where=text("returned_on IS NOT NULL")),
    Index("milestones_ended", "ended_as", "ended_on", sqlite_where=text("ended_on IS NOT NULL")),
    Index("milestones_exempted", "received_on", sqlite_where=text("exempted = 1")),
    Index("milestones_open", "received_on", sqlite_where=text("open = 1")),
)
# codes of the province's system; one stands twice only where it was noted for two submissions
official_codes = Table(
    "official_codes",
    view_tables,
    Column("code", String, primary_key=True),
    Column("submission_id", String, primary_key=True),
    Index("official_codes_submission", "submission_id"),
    sqlite_with_rowid=False,
)
# the words of all names: a typed prefix becomes exact words, which the full-text index answers in order
name_words = Table(
    "name_words",
    view_tables,
    Column("word", String, primary_key=True),
    sqlite_with_rowid=False,
)
# counts: the last serial of a counter on a day, the last line of its yearly book, how often a procedure was used
serials = Table(
    "serials",
    view_tables,
    Column("scope", String, primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# office profile, counters, procedures, notices: the newest of each, and every version of those that have them
reference = Table(
    "reference",
    view_tables,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
# groups of votes by their last day: what reports add up, never less than a group of five
vote_groups = Table(
    "vote_groups",
    view_tables,
    Column("day", String, primary_key=True),
    Column("counter", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("invited", Integer, nullable=False),
    *(Column(f"face{face}", Integer, nullable=False) for face in range(1, 6)),
    sqlite_with_rowid=False,
)
# topics and reasons in them; topics wait until five have answered, so that no two reports differ by less
vote_marks = Table(
    "vote_marks",
    view_tables,
    Column("day", String, primary_key=True),
    Column("counter", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("votes", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)
waiting_topics = Table(
    "waiting_topics",
    view_tables,
    Column("counter", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("topic", String, primary_key=True),
    Column("votes", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)
vote_bursts = Table(
    "vote_bursts",
    view_tables,
    Column("day", String, primary_key=True),
    Column("counter", String, primary_key=True),
    Column("slot", String, primary_key=True),
    Column("rule", String, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# files that were written of the log, newest by their moment; what they say is in their events
exports = Table(
    "exports",
    view_tables,
    Column("subject", String, primary_key=True),
    Column("made_at", Integer, nullable=False),
    Column("scheduled", String, nullable=False),  # the day and format a file at closing time is of, or nothing
    Index("exports_newest", "made_at"),
    Index("exports_scheduled", "scheduled", "made_at", sqlite_where=text("scheduled <> ''")),
    sqlite_with_rowid=False,
)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE submission_search USING fts5"
    "(words, content='', contentless_delete=1, detail=none, tokenize=\"unicode61 remove_diacritics 0\")"
)
VIEWS_VERSION = 11  # raise it when a view changes: homes rebuild on opening
