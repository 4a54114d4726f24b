-- What this installation is: the bot it belongs to, the next range of ids.
create table installation (
    name text primary key,
    value text not null
) strict, without rowid;

-- Someone we know, with or without a Telegram account.
create table people (
    id integer primary key,
    language text check (language in ('ar', 'ckb', 'en')),  -- null until they chose
    pending_start text,                                     -- a deep link's payload that waits for the language
    opened_workshop_id integer,                             -- the workshop a command means when several are open
    created_at text not null
) strict;

-- A Telegram chat: a person's private one, or a group. The only table that holds Telegram's ids.
create table accounts (
    id integer primary key,
    person_id integer references people,                    -- null for a group
    kind text not null check (kind in ('private', 'group')),
    telegram_id blob not null,                              -- sealed
    telegram_key blob not null unique,                      -- HMAC of the id
    unreachable_since text,
    unreachable_reason text,                                -- blocked, deactivated, not_started, gone
    not_before text                                         -- Telegram asked to wait (retry_after)
) strict;
create index accounts_person on accounts (person_id);
