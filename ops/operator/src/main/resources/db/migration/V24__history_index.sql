-- The index that operators search history by: derived from the log, and made again from it whenever it is gone or of
-- another log. Filled only where rollcall.ops.enabled is on.
create table history_index (
    generation  uuid    not null,
    incarnation uuid    not null,
    position    bigint  not null,
    hash        bytea   not null,
    single      boolean not null default true primary key check (single)
);

-- Which events have which term: the first 64 bits of its SHA-256. A term is made of what every operator sees.
create table history_postings (
    term     bigint not null,
    position bigint not null,
    primary key (term, position)
);
