-- Places in line, offers, and what a registration counts against.
alter table registrations add column queued integer;            -- the place in line: the smaller number came first
alter table registrations add column offered_until text;
alter table registrations add column cancelled_from text;       -- the status that was given up
alter table registrations add column awaits_answer integer not null default 0;  -- an organizer has asked for more
update registrations set queued = id;
update registrations set cancelled_from = 'confirmed' where status = 'cancelled';
create index registrations_by_line on registrations (workshop_id, status, queued);
drop index registrations_by_status;

-- What was chosen in a registration's closed fields: what quotas count, whatever field they are over.
create table registration_values (
    registration_id integer not null references registrations on delete cascade,
    value_key blob not null,                                -- HMAC of workshop, field and value
    primary key (registration_id, value_key)
) strict, without rowid;
create index registration_values_by_key on registration_values (value_key);

-- What organizers decided and asked about a registration, and what was answered.
create table application_notes (
    id integer primary key,
    registration_id integer not null references registrations on delete cascade,
    kind text not null check (kind in ('accepted', 'declined', 'asked', 'answered')),
    person_id integer references people,                    -- who; null once they were erased
    name blob,                                              -- sealed: what an organizer is called in their own chat program
    words blob,                                             -- sealed: a reason, a question, an answer
    created_at text not null
) strict;
create index application_notes_by_registration on application_notes (registration_id, id);
create index application_notes_by_person on application_notes (person_id) where person_id is not null;

-- The text somebody types next is not an answer to a form: approval.reason:17
alter table people add column expects text;

alter table cards add column name text;                         -- what it shows can be amended by this name, also after it was closed
alter table cards add column shown_at text;                     -- when the person was last shown something in it
create index cards_named on cards (account_id, name) where name is not null;
