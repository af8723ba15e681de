-- What leaves the process: SMS and mails to send, encrypted under their receivers' keys, and those that were sent, until
-- they have expired or nobody tells of them any more, without their content. What waits has its content and a next try.
create table outgoing_messages (
    id          text primary key,
    channel     text        not null,
    position    bigint      not null,
    key         uuid        not null,
    reference   jsonb       not null,
    sealed      bytea,
    attempts    integer     not null default 0,
    copies      integer     not null default 0,
    next_try_at timestamptz,
    give_up_at  timestamptz not null,
    expires_at  timestamptz not null,
    line        integer     not null default 0,
    turn        bigint      not null default 0,
    receipt_id  text
);

-- A mail that is being sent is locked: what becomes of it is known behind this line.
lock table sms_queue, mails, letters in access exclusive mode;
insert into outgoing_messages
select 'sms.' || position, 'sms', position, key,
       jsonb_build_object('number', number, 'challenge', challenge, 'nonce', nonce),
       sealed, attempts, copies, next_try_at, expires_at, expires_at, line, turn, message_id
from sms_queue
union all
select 'mail.' || position, 'mail', position, key,
       jsonb_build_object('about', 'EMAIL_CODE', 'user', addressee, 'nonce', nonce),
       case when next_at is not null then sealed end, attempts, 0, next_at, give_up_at, expires_at, 0, 0, null
from mails
union all
select 'letter.' || position || '.' || part, 'mail', position, key, '{}',
       case when next_at is not null then sealed end, attempts, 0, next_at, give_up_at, give_up_at + interval '1 day', 0, 0, null
from letters;
drop table sms_queue, mails, letters;

create index outgoing_messages_by_turn on outgoing_messages (channel, turn, position, id) where sealed is not null;
create index outgoing_messages_by_line on outgoing_messages (channel, line, turn);
create index outgoing_messages_by_served_turn on outgoing_messages (channel, turn) where attempts > 0;
create index outgoing_messages_by_receipt on outgoing_messages (receipt_id) where receipt_id is not null;
create index outgoing_messages_by_expiry on outgoing_messages (channel, expires_at);

-- A process of the version before, during a rolling upgrade, finds its queues as they were: the same rows, so that it
-- and the new ones take turns as its like did. To be dropped once no such process runs any more.
create view sms_queue as
select position, (reference ->> 'number')::uuid as number, reference ->> 'challenge' as challenge,
       reference ->> 'nonce' as nonce, key, sealed, expires_at, next_try_at, attempts, copies, receipt_id as message_id,
       line, turn
from outgoing_messages where channel = 'sms';

create view mails as
select position, (reference ->> 'user')::bigint as addressee, key, reference ->> 'nonce' as nonce, sealed, attempts,
       next_try_at as next_at, give_up_at, expires_at
from outgoing_messages where channel = 'mail' and reference <> '{}';

create view letters as
select position, split_part(id, '.', 3)::integer as part, key, sealed, attempts, next_try_at as next_at, give_up_at
from outgoing_messages where channel = 'mail' and reference = '{}';

create function queue_as_before() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'sms_queue' then
        insert into outgoing_messages
        values ('sms.' || new.position, 'sms', new.position, new.key,
                jsonb_build_object('number', new.number, 'challenge', new.challenge, 'nonce', new.nonce),
                new.sealed, 0, 0, new.next_try_at, new.expires_at, new.expires_at, new.line, new.turn)
        on conflict do nothing;
    elsif tg_table_name = 'mails' then
        insert into outgoing_messages
        values ('mail.' || new.position, 'mail', new.position, new.key,
                jsonb_build_object('about', 'EMAIL_CODE', 'user', new.addressee, 'nonce', new.nonce),
                new.sealed, 0, 0, new.next_at, new.give_up_at, new.expires_at)
        on conflict do nothing;
    else
        insert into outgoing_messages
        values ('letter.' || new.position || '.' || new.part, 'mail', new.position, new.key, '{}',
                new.sealed, 0, 0, new.next_at, new.give_up_at, new.give_up_at + interval '1 day')
        on conflict do nothing;
    end if;
    return new;
end $$;
create trigger queue_as_before instead of insert on sms_queue for each row execute function queue_as_before();
create trigger queue_as_before instead of insert on mails for each row execute function queue_as_before();
create trigger queue_as_before instead of insert on letters for each row execute function queue_as_before();
