-- How far the comparison of a generation with the live one is, counted as events of the log: a part of what is to be done.
alter table read_model_generations
    add column compared   bigint not null default 0,
    add column to_compare bigint not null default 0;
