-- What operators have ordered of subscriptions; every process obeys, whichever owns them.
create table subscription_pauses (
    name text primary key
);

-- Events that a subscription passes over, for good; the reason is sealed under the key of the operation. One that the
-- owner has passed over has the time of that.
create table subscription_skips (
    number     bigint generated always as identity unique,
    name       text        not null,
    position   bigint      not null,
    operation  uuid        not null,
    operator   text        not null,
    key        uuid        not null,
    reason     bytea       not null,
    skipped_at timestamptz not null default now(),
    passed_at  timestamptz,
    primary key (name, position)
);

-- How each subscription stands, as its last owner said: so that any process can be asked.
create table subscription_reports (
    name        text primary key,
    process     integer          not null,
    owner       text             not null,
    position    bigint           not null,
    rate        double precision not null,
    state       text             not null,
    error       text,
    reported_at timestamptz      not null
) with (fillfactor = 50);
