-- The id that a subject has on the stream alone, by the name of its aggregate. Of a name that was free in between there are
-- several subjects, one after the other: each is meant behind the one position and up to the other.
create table stream_ids (
    subject text   not null,
    since   bigint not null,
    until   bigint,
    id      uuid default gen_random_uuid(), -- null once destroyed
    key     uuid,                           -- once the subject is ending: the id is destroyed with it
    ended   bigint,                         -- ... as soon as the stream has told everything up to here
    primary key (subject, since)
);
create unique index stream_ids_by_id on stream_ids (id) where id is not null;
create index stream_ids_ending on stream_ids (key) where key is not null and ended is null;
create index stream_ids_ended on stream_ids (ended) where ended is not null and id is not null;
