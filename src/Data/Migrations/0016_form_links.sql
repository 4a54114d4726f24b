-- The code of a form's link (f_CODE), which opens it for whoever may fill it in; null for what is only tried.
alter table forms add column code text;
update forms set code = lower(hex(randomblob(10))) where is_draft = 0;
create unique index forms_code on forms (code) where code is not null;

-- True: a person may send it several times. Else one answer is theirs, which can be changed.
alter table forms add column several integer not null default 0;
update forms set several = 1 where purpose = 'lessons';

-- True: the organizer has moved it to another version of its form, and its person is to be told with their next turn.
alter table interviews add column moved integer not null default 0;
create index interviews_version on interviews (form_version_id);

-- What an answer was before its person changed it after sending.
create table submission_history (
    submission_id integer not null references submissions on delete cascade,
    number integer not null,                                -- which change of the submission, from 1
    path text not null,
    value blob not null,                                    -- sealed; "" where there was no answer
    changed_at text not null,
    primary key (submission_id, number, path)
) strict, without rowid;

-- The question after which the answers of its group are shown together, before anything else is asked; null most of the time.
alter table interviews add column group_shown text;
