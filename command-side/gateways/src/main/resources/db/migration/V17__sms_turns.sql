-- Which line a message waits in, by its number's prefix, and its turn: lines take turns, so that a long one keeps no other back.
alter table sms_queue
    add column line integer not null default 0,
    add column turn bigint  not null default 0;
create index sms_queue_by_turn on sms_queue (turn, position) where sealed is not null;
create index sms_queue_by_line on sms_queue (line, turn);
create index sms_queue_by_served_turn on sms_queue (turn) where attempts > 0;
