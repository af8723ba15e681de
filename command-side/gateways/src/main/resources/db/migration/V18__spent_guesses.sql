-- What the wrong codes of a client have taken of the budgets of guesses since their last right one, which gives it back.
alter table number_clients
    add column guesses      bigint not null default 0,
    add column near_guesses bigint not null default 0;
