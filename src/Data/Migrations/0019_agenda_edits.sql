-- Agendas that are changed in chat, what people hear of it, and what they are reminded of during the days.
alter table agenda_items add column started_at text;        -- when the team said that it began
alter table agenda_items add column ended_at text;          -- … and that it ended
alter table agenda_items add column reminded_for text;      -- the beginning that people were reminded of
alter table workshops add column cancelled_at text;         -- it will not take place
alter table people add column without_reminders integer not null default 0;

-- An agenda that somebody sent as text, until it is saved.
create table agenda_pastes (
    id integer primary key,
    workshop_id integer not null references workshops,
    words text not null,
    made_at text not null
) strict;
create index agenda_pastes_by_workshop on agenda_pastes (workshop_id);

-- What was changed in an announced agenda: collected until it is told.
create table agenda_changes (
    id integer primary key,
    workshop_id integer not null references workshops,
    agenda_item_id integer not null references agenda_items,
    was text,                                               -- JSON of the item before; null: it is new
    becomes text,                                           -- JSON of the item as it was told; null: not told yet, or taken out
    broadcast_id integer references broadcasts on delete cascade
) strict;
create unique index agenda_changes_open on agenda_changes (agenda_item_id) where broadcast_id is null;
create index agenda_changes_by_item on agenda_changes (agenda_item_id);
create index agenda_changes_by_workshop on agenda_changes (workshop_id) where broadcast_id is null;
create index agenda_changes_by_broadcast on agenda_changes (broadcast_id) where broadcast_id is not null;

-- What a reminder is about: the day that begins tomorrow (eve) or in an hour, or whatever begins at one moment (soon).
create table agenda_reminders (
    broadcast_id integer not null references broadcasts on delete cascade,
    kind text not null check (kind in ('eve', 'hour', 'soon')),
    begins_at text not null,
    primary key (broadcast_id, kind, begins_at)
) strict, without rowid;

-- Workshops that were imported before: the running bot finds what is due.
insert into timers (kind, subject_id, due_at) select 'agenda.remind', id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') from workshops;
