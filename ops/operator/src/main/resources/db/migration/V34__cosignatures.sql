-- How many witnesses have cosigned a checkpoint; their signatures are in its note. The newest that so many have is looked up
-- each second.
alter table proof_checkpoints add column cosignatures integer not null default 0;
create index proof_checkpoints_cosigned on proof_checkpoints (cosignatures, size);
