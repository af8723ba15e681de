-- What aggregates with long histories had come to after an event, so that they are loaded from there on. Nothing depends on it: a row
-- counts only while the log holds its event, and the table may be emptied at any time.
create table aggregate_snapshots (
    aggregate text primary key,
    version bigint not null,
    -- of the event of that version, as the log has it
    hash bytea not null,
    -- SHA-256 over the classes that the state comes of: another version of them does not read it
    code text not null,
    state text not null
);
