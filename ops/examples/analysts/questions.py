"""questions.py (--kafka PROPERTIES | --parquet FOLDER) [--json]: five questions to the stream, and what it answers."""

import argparse
import json

import duckdb

from tables import from_kafka, from_parquet

QUESTIONS = {
    # A registration has one marker, by whichever door it came. Those of the chat door have no number, and no region.
    "registrations per hour and region": """
        SELECT strftime(date_trunc('hour', registeredAt), '%Y-%m-%dT%H') AS hour, coalesce(region, '-') AS region, count(*) AS users
        FROM "user" WHERE registration IS NOT NULL
        GROUP BY ALL ORDER BY ALL""",
    # Of the meet door, and of sessions of the referral door. Both times are those of the log. A code is confirmed that was sent last before, to that number and at that door.
    "from code to confirmation": """
        WITH issued AS (FROM "phone-number" WHERE ce_type = 'io.rollcall.phone-number.code-issued.v1'),
             confirmed AS (FROM "phone-number" WHERE ce_type = 'io.rollcall.phone-number.code-confirmed.v1'),
             paired AS (
                 SELECT issued.challenge, issued.ce_id, confirmed.ce_time - issued.ce_time AS took
                 FROM confirmed ASOF JOIN issued ON confirmed.number = issued.number
                     AND confirmed.challenge = issued.challenge AND confirmed.ce_sequence > issued.ce_sequence)
        SELECT issued.challenge,
               CASE WHEN took IS NULL THEN 'never' WHEN took < INTERVAL 15 SECONDS THEN 'under 15 s'
                    WHEN took < INTERVAL 1 MINUTE THEN 'under 1 min' ELSE 'longer' END AS took,
               count(*) AS codes
        FROM issued LEFT JOIN paired USING (ce_id)
        GROUP BY ALL ORDER BY ALL""",
    # An invite code is accepted by whoever activates it. To a meeting nobody says yes: whoever is invited is in, and may leave.
    "invitations accepted": """
        SELECT 'invite code' AS kind, strftime(ce_time, '%Y-%m-%d') AS day, count(*) AS invitations, count(*) AS accepted
        FROM referral WHERE ce_type = 'io.rollcall.referral.invite-code-activated.v1' GROUP BY ALL
        UNION ALL
        SELECT 'meeting', strftime(invited.ce_time, '%Y-%m-%d'), count(*), count(*) FILTER (gone.ce_id IS NULL)
        FROM (FROM meeting WHERE ce_type = 'io.rollcall.meeting.user-invited.v1') invited
            LEFT JOIN (FROM meeting WHERE ce_type IN ('io.rollcall.meeting.user-left.v1', 'io.rollcall.meeting.user-excluded.v1')) gone
            ON gone.meeting = invited.meeting AND coalesce(gone.excludedUser, gone."user") = invited.invitedUser
        GROUP BY ALL ORDER BY ALL""",
    # A conversation has two; a group those that were reached, those that have blocked the writer, and the writer.
    "messages by day and size of conversation": """
        SELECT strftime(sentAt, '%Y-%m-%d') AS day, members, count(*) AS messages
        FROM (SELECT sentAt, 2 AS members FROM conversation WHERE sentAt IS NOT NULL
              UNION ALL
              SELECT sentAt, receiverCount + coalesce(withheldCount, 0) + 1 FROM "group-conversation" WHERE sentAt IS NOT NULL)
        GROUP BY ALL ORDER BY ALL""",
    "deletions by door, and after how many hours": """
        SELECT strftime(deleted.ce_time, '%Y-%m-%d') AS day, coalesce(requested.door, '-') AS door,
               date_diff('hour', registered.registeredAt, deleted.ce_time) AS hours, count(*) AS users
        FROM (FROM "user" WHERE ce_type = 'io.rollcall.user.account-deleted.v1') deleted
            LEFT JOIN (FROM "user" WHERE registration IS NOT NULL) registered USING ("user")
            LEFT JOIN (FROM "user" WHERE ce_type = 'io.rollcall.user.deletion-requested.v1') requested USING ("user")
        GROUP BY ALL ORDER BY ALL""",
}


def answers(con: duckdb.DuckDBPyConnection) -> dict[str, list[list]]:
    return {question: [list(row) for row in con.execute(sql).fetchall()] for question, sql in QUESTIONS.items()}


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--kafka", metavar="PROPERTIES", help="the file that Kafka's tools take")
    source.add_argument("--parquet", metavar="FOLDER", help="what rollcall export --parquet has filled")
    return parser


def connect(args: argparse.Namespace) -> duckdb.DuckDBPyConnection:
    return from_kafka(args.kafka) if args.kafka else from_parquet(args.parquet)


if __name__ == "__main__":
    parser = arguments()
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    con = connect(args)
    if args.json:
        print(json.dumps(answers(con)))
    else:
        for question, sql in QUESTIONS.items():
            print(f"\n{question}\n{con.sql(sql)}")
