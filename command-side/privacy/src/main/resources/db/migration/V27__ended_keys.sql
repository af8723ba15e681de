-- How far the log's erasures are known to be done in this very table: the one row of nobody's key says it, so that an
-- older table that is restored brings its own, older place back, and what was erased since is erased again.
alter table subject_keys add column erased_to text;

-- When keys of erased subjects were found to be there again, and destroyed again: how many.
create table revived_keys (
    found_at timestamptz primary key default clock_timestamp(),
    keys     bigint not null
);
