-- What names look like, by a keyed digest as the values themselves: of those that look alike one has it. A name that
-- a version before has allotted, or whose digest it has renewed, has none for a while: look_key tells.
alter table identifiers
    add column look     bytea,
    add column look_key uuid;
create unique index identifiers_by_look on identifiers (kind, look) where look is not null;
create index identifiers_without_look on identifiers (id)
    where kind in ('account_name', 'group_name') and look_key is distinct from digest_key;
