-- Who came: a row for a person and a day, another for each session that is counted. Two doors write the same row.
create table check_ins (
    id integer primary key,
    registration_id integer not null references registrations on delete cascade,
    workshop_id integer not null references workshops,
    day text not null,                                      -- in the workshop's zone
    agenda_item_id integer references agenda_items,         -- null: the day as a whole
    source text not null check (source in ('door', 'desk', 'paper')),
    checked_by integer references people,                   -- null once they were erased
    checked_at text not null
) strict;
create unique index check_ins_once on check_ins (registration_id, day, coalesce(agenda_item_id, 0));
create index check_ins_by_day on check_ins (workshop_id, day, agenda_item_id);
create index check_ins_by_checker on check_ins (checked_by) where checked_by is not null;

-- Sessions that are counted at their own door.
create table counted_sessions (
    agenda_item_id integer primary key references agenda_items
) strict;

-- Somebody at the desk whom a person of the team is writing down.
create table walk_ins (
    person_id integer primary key references people on delete cascade,
    workshop_id integer not null references workshops,
    full_name blob,                                         -- sealed
    organisation blob,                                      -- sealed
    phone blob                                              -- sealed: E.164
) strict;

-- A registration made at the desk, until the person behind it takes it into their own chat.
create table claims (
    registration_id integer primary key references registrations on delete cascade,
    code blob not null,                                     -- sealed
    code_key blob not null unique                           -- HMAC
) strict;

-- A place that its holder gives to whoever opens the link first.
create table handovers (
    registration_id integer primary key references registrations on delete cascade,
    token_key blob not null unique,                         -- HMAC of what the link carries
    receiver_id integer references people on delete set null,
    received_id integer references registrations on delete set null, -- done: their registration
    made_at text not null
) strict;
create index handovers_by_receiver on handovers (receiver_id) where receiver_id is not null;
create index handovers_by_received on handovers (received_id) where received_id is not null;

-- Whose status message of a workshop is kept up to date.
create table status_cards (
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    primary key (workshop_id, person_id)
) strict, without rowid;
create index status_cards_by_person on status_cards (person_id);

-- What somebody and the team of a workshop write each other; neither sees who the other is on Telegram.
create table threads (
    id integer primary key,
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    waits_since text,                                       -- since when the person waits for an answer; null: they do not
    ended_at text
) strict;
create unique index threads_open on threads (person_id, workshop_id) where ended_at is null;
create index threads_by_person on threads (person_id);
create index threads_waiting on threads (workshop_id, waits_since) where waits_since is not null;

create table thread_messages (
    id integer primary key,
    thread_id integer not null references threads on delete cascade,
    is_from_team integer not null,
    writer_id integer references people,                    -- who of the team; null for the person, and once they were erased
    words blob not null,                                    -- sealed
    written_at text not null,
    told integer not null default 0                         -- the person has been shown it
) strict;
create index thread_messages_by_thread on thread_messages (thread_id, id);
create index thread_messages_by_writer on thread_messages (writer_id) where writer_id is not null;
