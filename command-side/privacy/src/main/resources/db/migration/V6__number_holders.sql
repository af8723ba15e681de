-- Which address books hold a number: kept by a policy, so that no number is forgotten that somebody's book still needs.
create table number_holders (
    number uuid   not null,
    book   bigint not null,
    primary key (number, book)
);

-- Whether the number itself is being asked if its id is still needed. Until it has answered, and whatever becomes of the
-- process that asks it, nobody may begin to use the id.
alter table identifiers add column forgetting boolean not null default false;
