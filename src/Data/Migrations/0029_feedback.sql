-- A form that people were asked to fill: after a session, in the evening of a day, at the end, later. How many were asked, never who has answered.
create table form_asks (
    id integer primary key,
    form_id integer not null references forms,
    about text not null,                                    -- an item of the agenda, a day; "": the workshop
    asked_at text not null,
    asked integer not null,                                 -- people
    nudged_at text,                                         -- those without an answer were reminded, once
    unique (form_id, about)
) strict;

-- Who is still to be shown the card: it waits while they are busy, and at night.
create table form_asks_waiting (
    ask_id integer not null references form_asks on delete cascade,
    person_id integer not null references people on delete cascade,
    primary key (ask_id, person_id)
) strict, without rowid;
create index form_asks_waiting_by_person on form_asks_waiting (person_id);

-- whatever is imported already is looked at once
insert or ignore into timers (kind, subject_id, due_at) select 'feedback.next', id, '2000-01-01T00:00:00.000Z' from workshops;
