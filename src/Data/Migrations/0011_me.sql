-- The hour from which confirmed people see where it is (null: everybody does, at once), and whether people are asked if they come.
alter table workshops add column venue_shown_at text;
alter table workshops add column attendance_check integer not null default 1;

-- What a registration was told and asked about the days; gone with it.
create table attendance (
    registration_id integer primary key references registrations on delete cascade,
    told_on text,                                           -- the day of the last reminder, in the workshop's zone: one a day
    asked_for text,                                         -- the first day that the last question was about
    answer text check (answer in ('yes', 'no', 'unsure')),  -- to that question
    answered_at text,
    link_key blob,                                          -- HMAC of the meeting link that was sent
    venue_key blob                                          -- HMAC of the place that was told
) strict;

-- Kept at the person's own wish, to be offered at their next registration.
create table saved_details (
    person_id integer not null references people,
    field text not null,                                    -- a registration's field: full_name, phone, …
    value blob not null,                                    -- sealed: as the form stores it
    shown blob not null,                                    -- sealed: as the person reads it
    saved_at text not null,
    primary key (person_id, field)
) strict, without rowid;

-- Workshops imported before: what is still to come is found when the bot starts.
insert into timers (kind, subject_id, due_at) select 'reminders.next', id, '2000-01-01T00:00:00.000Z' from workshops;
