-- The log: the only truth. Positions are given by the writer (ops/adr), so the key is the order and the lock.
create table incarnation (
    id   uuid primary key default gen_random_uuid(),
    single boolean not null default true unique check (single)
);
insert into incarnation default values;

create table events (
    position       bigint      not null,
    aggregate      text        not null,
    version        bigint      not null,
    aggregate_type text        not null,
    id             uuid        not null,
    type           text        not null,
    revision       text        not null,
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null,
    hash           bytea       not null,
    constraint events_position primary key (position),
    constraint events_version unique (aggregate, version)
);

-- How far each policy has come. A restored database takes these back with it, as it should: what was sent may be sent again.
create table policy_positions (
    name        text primary key,
    incarnation uuid   not null,
    position    bigint not null,
    hash        text   not null
);
