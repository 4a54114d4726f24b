-- One message to an audience; its text exists once in each language.
create table broadcasts (
    id integer primary key,
    workshop_id integer not null references workshops,
    kind text not null,                                     -- agenda
    sender_id integer references people,                    -- null once they were erased
    day text,                                               -- which day's agenda
    created_at text not null,
    finished_at text
) strict;

-- One person's copy.
create table deliveries (
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people,
    status text not null check (status in ('waiting', 'queued', 'delivered', 'blocked', 'failed')),
    changed_at text not null,
    primary key (broadcast_id, person_id)
) strict, without rowid;
create index deliveries_by_status on deliveries (broadcast_id, status);
create index deliveries_by_person on deliveries (person_id);
create index broadcasts_by_sender on broadcasts (sender_id);
