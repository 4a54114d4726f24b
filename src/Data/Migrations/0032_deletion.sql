-- The day on which a workshop's personal data goes: who was told before, how far it has come, and which figures stay.

create table deletions (
    workshop_id integer primary key references workshops,
    told_at text,                                           -- when its organizers were first told that the day comes
    told_days integer,                                      -- how many days before it they were told last
    figures blob,                                           -- sealed: JSON of who took part, as counts; null until it begins
    begun_at text,
    done_at text
) strict;

-- every workshop looks at its day
insert into timers (kind, subject_id, due_at) select 'deletion.next', id, '2020-01-01T00:00:00.000Z' from workshops;
