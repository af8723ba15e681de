-- Mails on their way to the mail server, each known by the position of its event, so that an event that comes twice sends
-- one mail. A mail that is sent or given up stays until its code has expired, with nothing to try any more.
create table mails (
    position   bigint primary key,
    addressee  bigint      not null,
    key        uuid        not null,
    nonce      text        not null,
    sealed     bytea       not null,
    attempts   int         not null default 0,
    next_at    timestamptz,
    give_up_at timestamptz not null,
    expires_at timestamptz not null
);
create index mails_to_be_sent on mails (next_at) where next_at is not null;
