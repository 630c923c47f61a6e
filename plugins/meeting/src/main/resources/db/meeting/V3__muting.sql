-- Whose microphone the host has muted, or the meeting at entry: the media server drops it until its owner switches it on.
alter table meeting_participants add column muted tinyint(1) not null default 0;
