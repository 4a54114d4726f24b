-- One row holds all buttons of a version of a card: a card of six cost six rows and six seals. What they do is sealed, so it cannot be carried over here: a
-- button shown before this is an old one, and a tap on it shows the current card.
drop table buttons;
create table buttons (
    id integer primary key,
    token text not null unique,
    card_id integer not null references cards on delete cascade,
    version integer not null,
    does blob not null,                                     -- sealed: action and argument of each; with pressed they would be an answer
    pressed integer,                                        -- the place of the one that was pressed last
    pressed_at text
) strict;
create index buttons_card on buttons (card_id, version);
