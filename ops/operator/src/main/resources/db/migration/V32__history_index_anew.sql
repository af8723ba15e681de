-- Events with a thousand ids were indexed without the last ones: the index is made again from the log.
delete from history_index;
