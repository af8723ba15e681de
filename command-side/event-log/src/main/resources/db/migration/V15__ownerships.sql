-- Which ownership of a follower or duty of the log is the newest: a fencing token. It is set by the session that holds the
-- follower's lock, and read by whoever writes for the follower; one row for each.
create table ownerships (
    follower text primary key,
    token    uuid not null
);
