-- Which generation of a read model is read, and what is built or kept beside it (ADR 34). No row: the first one is, and
-- there is nothing else. A row of purpose 'verify' is about a copy that is only compared, and never read.
create table read_model_generations (
    read_model text             not null,
    purpose    text             not null check (purpose in ('rebuild', 'verify')),
    live       integer          not null default 1,
    beside     integer,
    last       integer          not null default 1,
    phase      text             not null
        check (phase in ('none', 'new', 'building', 'compared', 'switching', 'kept')),
    paused     boolean          not null default false,
    run        uuid             not null,
    since      timestamptz      not null default clock_timestamp(),
    done       bigint           not null default 0,
    goal       bigint           not null default 0,
    rate       double precision not null default 0,
    outcome    text,
    comparison text,
    error      text,
    primary key (read_model, purpose)
);
