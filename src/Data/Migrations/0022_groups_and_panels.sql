-- Somebody's group is their wish until groups are drawn, then where the draw or the team put them: answers that are changed later move nobody.
alter table registrations add column group_wish text;
alter table registrations add column group_drawn integer not null default 0;
alter table registrations add column group_told text;      -- the group that they were told of
update registrations set group_wish = group_code;

alter table workshops add column group_seed integer;        -- of the draw that was kept

-- A role that is handed over ends when its link is accepted; taken away before, its link goes with it.
alter table invitations add column replaces integer references roles on delete cascade;
create index invitations_by_replaced on invitations (replaces) where replaces is not null;

-- Questions from the room to a panel. Who asked is never shown; their name is, where they agreed.
create table panel_questions (
    id integer primary key,
    agenda_item_id integer not null references agenda_items,
    person_id integer not null references people,
    text blob not null,                                     -- sealed
    name blob,                                              -- sealed; null: not to be shown
    state text not null default 'open' check (state in ('open', 'answered', 'parked')),
    asked_at text not null
) strict;
create index panel_questions_by_item on panel_questions (agenda_item_id);
create index panel_questions_by_person on panel_questions (person_id);

create table panel_votes (
    question_id integer not null references panel_questions on delete cascade,
    person_id integer not null references people,
    primary key (question_id, person_id)
) strict, without rowid;
create index panel_votes_by_person on panel_votes (person_id);
