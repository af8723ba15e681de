-- What ends personal data, by its place in the log: some of very many events. PostgresErasures asks with these very words.
create index events_erasures on events (position) where type in (
    'user.account-deleted', 'group.ended', 'meeting.ended',
    'phone-number.released', 'phone-number.forgotten', 'login-name.forgotten', 'group-name.forgotten');
