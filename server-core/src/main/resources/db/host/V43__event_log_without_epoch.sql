-- Any node gives positions, under the lock of the row 'head'; no sequencer has to be told from the one before it.
alter table event_log_mark drop column epoch;
