-- What came in: an update is handled once. Ids are kept for 48 hours and compared by equality, because Telegram may continue at any number.
create table updates (
    id integer primary key,
    handled_at text not null
) strict;
create index updates_by_age on updates (handled_at);

-- What came in and could not be read or handled.
create table failed_updates (
    id integer primary key,
    update_id integer,                                      -- null for a timer
    kind text not null,                                     -- message, callback_query, …, unreadable, timer
    error text not null,                                    -- the exception's type, nothing that could hold what people wrote
    body blob not null,                                     -- sealed: the update as it came
    failed_at text not null
) strict;
create index failed_updates_by_age on failed_updates (failed_at);

create table timers (
    kind text not null,
    subject_id integer not null,
    due_at text not null,
    primary key (kind, subject_id)
) strict, without rowid;
create index timers_by_due on timers (due_at);

-- One living message of a chat. Turns name cards; only the outbox knows message ids.
create table cards (
    id integer primary key,
    account_id integer not null references accounts,
    about text not null,                                    -- living, copy:BROADCAST, or a name the product gave
    version integer not null,                               -- grows with what it shows
    shape text not null check (shape in ('text', 'file', 'keys')),
    message_id integer,                                     -- null until the send's result, or a tap, teaches it
    shown_key blob,                                         -- HMAC of what it shows or is about to; null: show it whatever it is
    closed_at text
) strict;
create unique index cards_open on cards (account_id, about) where closed_at is null;
create index cards_account on cards (account_id, about, closed_at);
create index cards_closed on cards (closed_at) where closed_at is not null;

-- A button's token is all that a message carries. Tokens of one earlier version are kept, so that a double tap is recognised.
create table buttons (
    id integer primary key,
    token text not null unique,
    card_id integer not null references cards on delete cascade,
    version integer not null,
    does blob not null,                                     -- sealed: action and argument; with pressed_at they would be an answer
    pressed_at text
) strict;
create index buttons_card on buttons (card_id, version);

-- What turns want to say. The id is the order.
create table outbox (
    id integer primary key,
    account_id integer not null references accounts,
    lane integer not null check (lane in (0, 1, 2)),
    kind text not null check (kind in ('message', 'card', 'collapse')),
    card_id integer references cards,
    broadcast_id integer,                                   -- a delivery to be reported
    body blob,                                              -- sealed; erased when done
    attempts integer not null default 0,
    not_before text,
    in_flight_since text,                                   -- committed before the request goes out
    possibly_doubled integer not null default 0,            -- sends repeated though the one before may have arrived
    done_at text,
    outcome text check (outcome in ('sent', 'dropped', 'blocked', 'parked'))
) strict;
create index outbox_order on outbox (lane, id) where done_at is null;
create index outbox_chat on outbox (account_id, done_at, lane, id);
create index outbox_card on outbox (card_id, id) where card_id is not null;
create index outbox_delayed on outbox (not_before) where done_at is null and not_before is not null;
create index outbox_done on outbox (done_at) where done_at is not null;

-- What Telegram refused for good.
create table parked (
    id integer primary key,                                 -- the outbox row's
    account_id integer not null references accounts,
    reason text not null,                                   -- in Telegram's words
    body blob not null,                                     -- sealed
    parked_at text not null
) strict;
create index parked_account on parked (account_id);

-- Files already uploaded, to be sent again by Telegram's id.
create table sent_files (
    id integer primary key,
    kind text not null,
    subject_id integer not null,
    language text not null,
    file_id blob not null,                                  -- sealed
    is_photo integer not null,
    unique (kind, subject_id, language)
) strict;

-- Erased at their own wish: the account goes once the last goodbye is delivered.
alter table accounts add column leaving integer not null default 0;
create index accounts_leaving on accounts (leaving) where leaving = 1;
create index accounts_delayed on accounts (not_before) where not_before is not null;
