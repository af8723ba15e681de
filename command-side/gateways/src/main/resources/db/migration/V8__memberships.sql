-- Who is in which meeting, as the policy of leaving has seen it.
create table memberships (
    member  bigint not null,
    meeting bigint not null,
    primary key (member, meeting)
);
