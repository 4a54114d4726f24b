-- A card that nobody asked for and that another one took the buttons of before it was answered: it comes again when that one is done.

alter table cards add column again text;                    -- by which timer, and about what: promise.remind:17; null for most, and once it was answered
alter table cards add column again_until text;

create table set_aside (
    id integer primary key,
    person_id integer not null references people on delete cascade,
    again text not null,
    until text not null,
    unique (person_id, again)
) strict;

-- what was taken over from a note and reworded by the group is not said in its author's name
alter table harvest_items add column edited integer not null default 0;

-- the day that a form for each day is filled in about, however late
alter table interviews add column about text;

-- the organizers' digest of a day: what it is compared with
create table digests (
    workshop_id integer primary key references workshops,
    anonymous integer not null                              -- how many anonymous answers there were when the last one went
) strict;
