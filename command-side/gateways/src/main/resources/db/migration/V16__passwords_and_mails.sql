-- Wrong passwords in a row, by the keyed digest of what they were guessed for.
create table wrong_passwords (
    subject      text primary key,
    wrong        int         not null,
    closed_until timestamptz not null,
    last_at      timestamptz not null
);
create index wrong_passwords_by_time on wrong_passwords (last_at);

-- The clients that have signed in to an account, by the keyed digests of their addresses.
create table known_clients (
    person  bigint      not null,
    client  text        not null,
    last_at timestamptz not null,
    primary key (person, client)
);
create index known_clients_by_time on known_clients (last_at);

-- Letters on their way to the mail server, each known by its event's position, of which several may come.
create table letters (
    position   bigint      not null,
    part       int         not null,
    key        uuid        not null,
    sealed     bytea       not null,
    attempts   int         not null default 0,
    next_at    timestamptz,
    give_up_at timestamptz not null,
    primary key (position, part)
);
create index letters_to_be_sent on letters (next_at) where next_at is not null;

alter table outbox add column part int not null default 0;
alter table outbox drop constraint outbox_pkey;
alter table outbox add primary key (position, part);
