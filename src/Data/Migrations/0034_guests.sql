-- Links for guests: whoever opens one may register, as often as it says and while registration is open; and by which link somebody came.

alter table workshops add column by_invitation integer not null default 0;

create table guest_links (
    id integer primary key,
    workshop_id integer not null references workshops,
    token blob not null,                                    -- sealed: what the link carries, to be shown again
    token_key blob not null unique,                         -- HMAC of it
    label blob not null,                                    -- sealed: whom it is for, as the team calls them
    uses integer check (uses > 0),                          -- null: no limit
    made_at text not null,
    revoked_at text
) strict;
create index guest_links_by_workshop on guest_links (workshop_id, id);

-- by which link somebody came to a workshop, the last before they registered
create table guests (
    person_id integer not null references people on delete cascade,
    workshop_id integer not null references workshops,
    link_id integer not null references guest_links on delete cascade,
    primary key (person_id, workshop_id)
) strict, without rowid;
create index guests_by_workshop on guests (workshop_id);
create index guests_by_link on guests (link_id);
