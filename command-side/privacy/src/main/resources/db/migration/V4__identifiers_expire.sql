-- When to ask whether an identifier is still needed; null: it is, until somebody says otherwise.
alter table identifiers add column expires_at timestamptz default now() + interval '1 day';
create index identifiers_by_expiry on identifiers (kind, expires_at) where expires_at is not null;
