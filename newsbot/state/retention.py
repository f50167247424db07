"""What the state lets go of after a time. What was seen is never forgotten: it keeps articles from coming twice."""

from newsbot.state.database import Database
from newsbot.state.links import LinkState


def forget_runs(database: Database, before: float) -> None:
    """Forget runs and alarms that ended before a time (seconds since 1970), but the last run of each source."""
    with database.transaction() as connection:
        connection.execute(
            "DELETE FROM source_runs WHERE started < ? AND run < "
            "(SELECT max(run) FROM source_runs AS last WHERE last.source = source_runs.source)",
            (before,),
        )
        connection.execute("DELETE FROM runs WHERE id NOT IN (SELECT run FROM source_runs) AND started < ?", (before,))
        connection.execute("DELETE FROM alarms WHERE cleared < ?", (before,))
        connection.execute("DELETE FROM past_runs WHERE started < ?", (before,))


def forget_details(database: Database, source: str, before: float) -> None:
    """Forget all of a source's links that are done and older than a time (seconds since 1970), but that they are known.

    That takes two thirds of their room: what is left is the key, by which they are never taken again.
    """
    with database.transaction() as connection:
        connection.execute(
            "UPDATE links SET state = ?, url = '', published = NULL, witness = NULL, fetched = NULL, etag = NULL, "
            "modified = NULL WHERE source = ? AND state = ? AND newest < ?",
            (LinkState.KNOWN, source, LinkState.DONE, before),
        )
