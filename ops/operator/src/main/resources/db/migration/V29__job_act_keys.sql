-- Under which keys operators have said what is to become of a job. Forgotten with it, so a look by it has an index.
create table operator_job_act_keys (
    operator        text not null,
    idempotency_key text not null,
    job             uuid not null references operator_jobs (id) on delete cascade,
    act             text not null,
    primary key (operator, idempotency_key)
);
create index operator_job_act_keys_of_job on operator_job_act_keys (job);
