create sequence group_ids;

-- Who is in which group of the chat door, as the policy of leaving has seen it.
create table group_memberships (
    member     bigint not null,
    chat_group bigint not null,
    primary key (member, chat_group)
);
