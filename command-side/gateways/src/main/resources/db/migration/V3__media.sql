-- Uploaded images, encrypted under their owner's key.
create table media (
    id           text primary key,
    key          uuid  not null,
    content_type text  not null,
    sealed       bytea not null
);

-- What was sent in debug mode instead of an SMS or a mail, encrypted under the receiver's key.
create table outbox (
    position bigint primary key,
    kind     text        not null,
    key      uuid        not null,
    at       timestamptz not null,
    sealed   bytea       not null
);
