-- Who was asked what becomes of a planned message that could not go, so that nobody is asked twice; and a question about a session whose end was taken back.

create table held_asks (
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people on delete cascade,
    primary key (broadcast_id, person_id)
) strict, without rowid;
create index held_asks_by_person on held_asks (person_id);

alter table form_asks add column withdrawn_at text;         -- its card is being taken back from those who did not answer
