create sequence order_ids;
