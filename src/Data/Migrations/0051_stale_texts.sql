-- What a text says in a language since it was changed in another one: perhaps no longer the same.
create table stale_texts (
    workshop_id integer not null references workshops (id),
    key text not null,          -- which text, as the list of translations has it: w:title, i:17:room, b:9
    language text not null,     -- in which it is to be looked at again
    changed_in text not null,   -- in which it says something else now
    primary key (workshop_id, key, language)
) strict, without rowid;
