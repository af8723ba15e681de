-- SMS to send, encrypted under their receivers' keys, and those that a gateway may still tell of, without their content.
create table sms_queue (
    position    bigint primary key,
    number      uuid        not null,
    challenge   text        not null,
    nonce       text        not null,
    key         uuid        not null,
    sealed      bytea,
    expires_at  timestamptz not null,
    next_try_at timestamptz not null,
    attempts    integer     not null default 0,
    copies      integer     not null default 0,
    message_id  text
);
create index sms_queue_by_next_try on sms_queue (next_try_at) where sealed is not null;
create index sms_queue_by_message_id on sms_queue (message_id) where message_id is not null;
create index sms_queue_by_expiry on sms_queue (expires_at);

-- What gateways have told of messages, until it is recorded in the log.
create table sms_receipts (
    message_id text primary key,
    failure    text,
    at         timestamptz not null
);
