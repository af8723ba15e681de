-- Who is in which meeting, as the policy of leaving has seen it.
create table memberships (
    member  bigint not null,
    meeting bigint not null,
    primary key (member, meeting)
);

-- All images of one owner go at once.
create index media_by_key on media (key);
