-- Acts of operators on jobs, from before they are on record until their end is: what stays here was interrupted, and is
-- ended by the process that does jobs. The outcome says what has been done: applied, or interrupted, and null before.
create table operator_job_acts (
    id       uuid primary key,
    outcome  text,
    begun_at timestamptz not null default clock_timestamp()
);
