-- What the team said of a session (it began, it is over, it is late), with what that moved: shown to the others and taken back within minutes.

create table session_steps (
    id integer primary key,
    agenda_item_id integer not null references agenda_items on delete cascade,
    act text not null,
    at text not null,
    moved text not null                                     -- JSON: times of items before and after
) strict;
create index session_steps_by_item on session_steps (agenda_item_id, id);
