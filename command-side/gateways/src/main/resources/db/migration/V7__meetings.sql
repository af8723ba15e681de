-- One sequence of meeting ids.
create sequence meeting_ids;

-- The images of a meeting are found by its key, to go with it.
create index media_by_key on media (key);
