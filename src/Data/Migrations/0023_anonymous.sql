-- Answers of anonymous forms: blocks of up to 64, sorted by random keys and sealed anew as a whole, so that where one stands tells nothing.
create table anonymous_blocks (
    form_id integer not null references forms,
    kind text not null check (kind in ('answer', 'file')),
    low blob not null,                                      -- the lowest key that it may hold
    held integer not null,                                  -- how many it holds
    sealed blob not null,
    primary key (form_id, kind, low)
) strict, without rowid;

-- Who has answered: sorted HMACs of form, what it was about, and person. No time, no order.
create table participations (
    form_id integer not null references forms,
    about text not null,                                    -- an item of the agenda or a day; "": the form as a whole
    low blob not null,
    marks blob not null,                                    -- 8 bytes each
    primary key (form_id, about, low)
) strict, without rowid;

-- How often somebody typed a receipt in the hour that is named.
create table receipt_tries (
    person_id integer primary key references people on delete cascade,
    hour text not null,
    tries integer not null
) strict;

-- What leaves nothing behind: the row goes when it is done, and the closed card that it changed with it.
alter table outbox add column fleeting integer not null default 0;
create index outbox_fleeting on outbox (id) where fleeting = 1;

-- When a form is asked: after each session, at the end of a day, of the last day, after 90 days, before or after the workshop; null: whenever somebody opens it.
alter table forms add column asked text check (asked in ('session', 'day', 'end', 'later', 'before', 'after'));

-- What was said to those who open a form holds for what they send: the mode is fixed from the first who began it.
create trigger forms_keep_their_mode before update of anonymous on forms
when old.anonymous <> new.anonymous and (
    exists (select 1 from submissions where form_id = old.id)
    or exists (select 1 from anonymous_blocks where form_id = old.id)
    or exists (select 1 from participations where form_id = old.id)
    or exists (select 1 from interviews i join form_versions v on v.id = i.form_version_id where v.form_id = old.id))
begin
    select raise(abort, 'answers were given: a form stays named or anonymous');
end;
