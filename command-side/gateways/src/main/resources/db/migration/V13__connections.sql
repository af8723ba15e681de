-- Who is connected to which process. Not logged: after a crash every process says it again by itself.
create unlogged table connection_leases (
    process uuid primary key,
    ends_at timestamptz not null
);
create unlogged table connected_users (
    person  bigint not null,
    process uuid   not null references connection_leases on delete cascade,
    primary key (person, process)
);
create index connected_users_by_process on connected_users (process);

-- Who has written with whom, as the policy of leaving has seen it.
create table conversations (
    member  bigint not null,
    partner bigint not null,
    primary key (member, partner)
);
