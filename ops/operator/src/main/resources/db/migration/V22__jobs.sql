-- What operators have asked for, until it is done, and for a while after that. Its id is that of its operation, and its
-- reason is sealed under a key of its own. One that has not ended keeps others of its lane from its target.
create table operator_jobs (
    number          bigint generated always as identity primary key,
    id              uuid        not null unique,
    kind            text        not null,
    lane            text        not null,
    target          text        not null,
    parameters      text        not null,
    operator        text        not null,
    key             uuid        not null,
    reason          bytea       not null,
    idempotency_key text,
    state           text        not null default 'waiting',
    wanted          text        not null default 'run',
    outcome         text,
    why             text,
    result          text,
    done            bigint      not null default 0,
    total           bigint,
    rate            double precision,
    seconds_left    bigint,
    failures        integer     not null default 0,
    error           text,
    checkpoint      text,
    created_at      timestamptz not null default now(),
    ended_at        timestamptz
);
create unique index operator_jobs_once on operator_jobs (operator, idempotency_key) where idempotency_key is not null;
create unique index operator_jobs_in_turn on operator_jobs (lane, target) where state <> 'ended';
create index operator_jobs_open on operator_jobs (number) where state <> 'ended';
