-- How often documents of a read model were made once more by some process: its owner forgets what it has in memory of
-- them when that changes.
create table read_model_refolds (
    read_model text   primary key,
    number     bigint not null default 1
);

-- The documents that the last verification of a read model has found to differ: names of fields, and no values.
create table read_model_differences (
    read_model text   not null,
    run        uuid   not null,
    number     bigint not null,
    document   text   not null,
    fields     text   not null,
    primary key (run, number)
);

create index read_model_differences_of on read_model_differences (read_model);
