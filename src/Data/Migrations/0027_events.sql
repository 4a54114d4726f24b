-- What a workshop's people were told of its days and place before the team changed them; null: nothing waits to be told.
alter table workshops add column moved_from text;                          -- JSON, see WorkshopMoveStore

-- They agreed to hear of the next edition.
alter table registrations add column may_contact integer not null default 0;

-- They took part online: they said so themselves, by the button below the meeting link.
alter table check_ins add column online integer not null default 0;

-- By such a code, written in a group or channel, whoever knows it links that to a workshop.
create table chat_codes (
    code_key blob primary key,                                             -- HMAC
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,        -- who asked for it
    made_at text not null
) strict, without rowid;
create index chat_codes_by_workshop on chat_codes (workshop_id);
create index chat_codes_by_person on chat_codes (person_id);
