-- How many orders stand on each page of whoever has placed them.
create table order_pages (
    creator bigint   not null,
    page    smallint not null,
    orders  integer  not null,
    primary key (creator, page)
);
