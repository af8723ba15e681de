-- The Merkle tree over the log (RFC 6962; leaf n is the event at position n + 1), as its sealer has it. All of it follows from
-- the log, and is written together: how far it has come, and its tiles.
create table proof_tree (
    incarnation uuid    not null,
    size        bigint  not null,
    hash        bytea   not null,
    single      boolean not null default true primary key check (single)
);

-- Tiles of 256 hashes of 32 bytes; the last one of a level has as many as there are. One that is full never changes.
create table proof_tiles (
    level  integer not null,
    number bigint  not null,
    hashes bytea   not null,
    primary key (level, number)
);
alter table proof_tiles alter column hashes set storage external;

-- What was signed: notes as they were given out. The keys are never here.
create table proof_checkpoints (
    size      bigint      primary key,
    note      text        not null,
    signed_at timestamptz not null default now()
);

-- How far each place has come that checkpoints are sent to.
create table proof_publications (
    target       text        primary key,
    size         bigint      not null default 0,
    failures     integer     not null default 0,
    error        text,
    published_at timestamptz
);
