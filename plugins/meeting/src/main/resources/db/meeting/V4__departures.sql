-- How those left who are not in: LEFT (they went, or the meeting ended), LOST (their connections did not come back), or
-- REMOVED (the host does not want them). Of those who left before this was kept it is known who is ejected.
alter table meeting_participants add column departure varchar(8);
update meeting_participants set departure = 'LEFT' where left_at is not null;
update meeting_participants set departure = 'REMOVED' where left_at is not null and exists (
    select 1 from meeting_admissions a
    where a.meeting_id = meeting_participants.meeting_id and a.user_id = meeting_participants.user_id
        and a.decision = 'EJECTED');
create index meeting_participants_departure on meeting_participants (meeting_id, departure, left_at);
