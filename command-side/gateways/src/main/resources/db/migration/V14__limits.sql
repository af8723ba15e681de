-- Budgets of what strangers cost us, as Bucket4j keeps them. A digest stands for whose budget it is.
-- A row without a state has just been made, by somebody who comes back for it at once.
-- No index but the key, and room in each page: rows are changed all the time, in their place.
create table limit_buckets (
    digest     text primary key,
    state      bytea,
    expires_at bigint not null default (extract(epoch from now()) * 1000)::bigint + 60000
) with (fillfactor = 60);

-- From where a number was asked for and proven: a digest stands for the number with the client's network.
-- In events a client is the tag, which nothing leads back from once the row is gone.
create table number_clients (
    digest       text primary key,
    tag          uuid        not null default gen_random_uuid(),
    known_until  timestamptz,
    proven_until timestamptz, -- until when one more code is enough where two are wanted
    expires_at   timestamptz not null
) with (fillfactor = 80);
