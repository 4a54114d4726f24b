-- Broadcasts that people write: composed, planned, sent, paused, corrected, taken back.
alter table broadcasts add column status text not null default 'sent'
    check (status in ('draft', 'planned', 'sending', 'paused', 'cancelled', 'sent', 'recalled'));
alter table broadcasts add column audience text not null default '{}';     -- JSON: {"status":["confirmed"],"group":["2"]}
alter table broadcasts add column content blob;                            -- sealed JSON: the texts by language, a place
alter table broadcasts add column topic text not null default 'logistics' check (topic in ('logistics', 'news'));
alter table broadcasts add column urgent integer not null default 0;       -- also at night, and to people who are busy
alter table broadcasts add column late_until text;                         -- whoever comes to belong to the audience before this gets it too
alter table broadcasts add column planned_at text;
alter table broadcasts add column agenda_item_id integer references agenda_items;  -- planned before this one begins, wherever it moves
alter table broadcasts add column minutes_before integer;
alter table broadcasts add column part_item_id integer references agenda_items;    -- by somebody whose role is for this session alone
alter table broadcasts add column part_group_id integer references groups;         -- … or for this group
update broadcasts set status = 'sending' where finished_at is null;
create index broadcasts_by_workshop on broadcasts (workshop_id, status);

alter table deliveries add column reason text;                             -- why not: blocked, deactivated, not_started, gone, no_chat, refused, cancelled
alter table deliveries add column doubled integer not null default 0;      -- it may have come twice
alter table deliveries add column change text check (change in ('due', 'asked', 'done', 'failed'));  -- of the correction or deletion that was last

-- What a copy can still be taken out of the outbox by, while it has not been tried.
create index outbox_broadcast on outbox (broadcast_id) where broadcast_id is not null and done_at is null;

-- News can be switched off; what belongs to somebody's own workshop comes all the same.
alter table people add column without_news integer not null default 0;

-- Groups and channels the bot is in; a workshop's messages may go to those that are linked to it.
create table workshop_chats (
    account_id integer primary key references accounts on delete cascade,
    title blob not null,                                                   -- sealed
    added_by integer references people,                                    -- who brought the bot there; null once they were erased
    workshop_id integer references workshops,                              -- null: not linked
    language text                                                          -- of what is said there
) strict;
create index workshop_chats_by_workshop on workshop_chats (workshop_id) where workshop_id is not null;
create index workshop_chats_by_person on workshop_chats (added_by) where added_by is not null;
alter table broadcasts add column to_chats integer not null default 0;
create table chat_copies (
    broadcast_id integer not null references broadcasts on delete cascade,
    account_id integer not null references accounts on delete cascade,
    status text not null check (status in ('waiting', 'queued', 'delivered', 'failed')),
    primary key (broadcast_id, account_id)
) strict, without rowid;
create index chat_copies_by_account on chat_copies (account_id);

-- What people answered to a broadcast, for whoever sent it.
create table replies (
    id integer primary key,
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people,
    words blob not null,                                                   -- sealed
    came_at text not null,
    done_at text                                                           -- answered, or laid aside
) strict;
create index replies_open on replies (broadcast_id, id) where done_at is null;
create index replies_by_person on replies (person_id);
