-- The key of each subject, wrapped by a key that PostgreSQL never sees. A destroyed key stays as a tombstone.
create table subject_keys (
    id           uuid primary key,
    wrapping_key uuid        not null,
    wrapped      bytea,
    made_at      timestamptz not null,
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);
create index subject_keys_by_wrapping_key on subject_keys (wrapping_key) where wrapped is not null;

-- Random ids for personal values: the value itself stands here only as a keyed digest and encrypted.
create table identifiers (
    kind    text  not null,
    digest  bytea not null,
    id      uuid  not null unique,
    key     uuid  not null,
    sealed  bytea not null,
    primary key (kind, digest)
);

-- Which key makes today's digests; the key itself is in the key ring, outside PostgreSQL.
create table digest_key (
    id   uuid primary key,
    single boolean not null default true unique check (single)
);

-- One sequence of user ids for all doors.
create sequence user_ids;
