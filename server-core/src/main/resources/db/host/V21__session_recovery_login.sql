-- By which login a session was signed in, so that one which was revoked meanwhile does not come back.
alter table session_recovery add column login varchar(128) not null default '';
