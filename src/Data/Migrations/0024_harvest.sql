-- What comes out of a workshop. Notes are submissions; what a group makes of them are its items, which the plenary merges, votes on and reads back.
create table harvest_items (
    id integer primary key,
    workshop_id integer not null references workshops,
    group_id integer references groups,                     -- whose it is; null: written in the plenary
    submission_id integer references submissions on delete cascade,  -- the note it was taken over from: its author's words go with them
    writer_id integer references people,                    -- who took it over or wrote it; null once they were erased
    track text not null,                                    -- lesson, challenge, plan, or what the plan's own form calls it
    text blob not null,                                     -- sealed
    why blob,                                               -- sealed
    evidence blob,                                          -- sealed
    tag blob,                                               -- sealed
    position integer not null,                              -- within its group
    merged_into integer references harvest_items on delete set null,
    dots integer,                                           -- counted when the vote closed
    made_at text not null
) strict;
create index harvest_items_by_workshop on harvest_items (workshop_id, group_id, position);
create index harvest_items_by_note on harvest_items (submission_id) where submission_id is not null;
create index harvest_items_by_writer on harvest_items (writer_id) where writer_id is not null;
create index harvest_items_merged on harvest_items (merged_into) where merged_into is not null;

-- Groups whose rapporteur said that their items are ready.
create table harvest_ready (
    group_id integer primary key references groups,
    ready_at text not null
) strict;

-- The vote of a workshop: so many dots each, shown to nobody until it is closed.
create table harvest_rounds (
    workshop_id integer primary key references workshops,
    dots integer not null,
    opened_at text not null,
    closed_at text,
    voters integer                                          -- how many had given a dot when it closed
) strict;

-- Who may vote, and whether their card has gone.
create table harvest_ballots (
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    told integer not null default 0,
    primary key (workshop_id, person_id)
) strict, without rowid;
create index harvest_ballots_by_person on harvest_ballots (person_id);
create index harvest_ballots_untold on harvest_ballots (workshop_id) where told = 0;

-- One dot each; all go when the vote closes, so that afterwards nobody can tell who gave which.
create table harvest_dots (
    item_id integer not null references harvest_items on delete cascade,
    person_id integer not null references people on delete cascade,
    primary key (item_id, person_id)
) strict, without rowid;
create index harvest_dots_by_person on harvest_dots (person_id);

-- What somebody is to do until when. A promise outlives its workshop: it is reminded of and answered after that was closed.
create table promises (
    id integer primary key,
    workshop_id integer not null references workshops,
    submission_id integer references submissions on delete set null,
    item_id integer references harvest_items on delete set null,
    action blob not null,                                   -- sealed
    owner blob,                                             -- sealed: who is responsible, as it was written
    indicator blob,                                         -- sealed
    target blob,                                            -- sealed
    support blob,                                           -- sealed
    due_date text,
    state text not null default 'open' check (state in ('open', 'given', 'accepted', 'declined', 'on_the_way', 'stuck', 'done', 'dropped')),
    left_open text not null default '',                     -- what the coach is not to ask for any more: "number support"
    owner_id integer references people,                     -- who was asked, or has accepted
    token_key blob unique,                                  -- HMAC of what its link carries
    asked_date text,                                        -- the owner asks for this day instead
    word blob,                                              -- sealed: what the owner said last
    made_at text not null,
    changed_at text not null
) strict;
create index promises_by_workshop on promises (workshop_id, state);
create unique index promises_by_submission on promises (submission_id) where submission_id is not null;
create unique index promises_by_item on promises (item_id) where item_id is not null;
create index promises_by_owner on promises (owner_id) where owner_id is not null;

-- What was changed in a promise.
create table promise_changes (
    id integer primary key,
    promise_id integer not null references promises on delete cascade,
    field text not null,                                    -- action, owner, indicator, target, support, due_date, state, word
    was blob,                                               -- sealed; null: nothing
    becomes blob,                                           -- sealed; null: nothing
    person_id integer references people,                    -- null once they were erased, or when nobody did it
    name blob,                                              -- sealed: what they were called
    changed_at text not null
) strict;
create index promise_changes_by_promise on promise_changes (promise_id, id);
create index promise_changes_by_person on promise_changes (person_id) where person_id is not null;

-- Who is told of what is overdue; nobody: the organizers.
create table committees (
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    primary key (workshop_id, person_id)
) strict, without rowid;
create index committees_by_person on committees (person_id);

-- Whom a form is for, beyond its audience; and the one group whose form it is.
alter table forms add column reserved_for text check (reserved_for in ('attended', 'team', 'facilitators', 'rapporteurs'));
alter table forms add column group_code text;

-- What an organizer answers to an item: "you said, we will do".
alter table harvest_items add column reply blob;            -- sealed JSON by language
create index workshops_by_series on workshops (series, edition) where series is not null;
