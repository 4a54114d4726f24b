-- Someone filling a form: a head row, and one row per answer.
create table interviews (
    id integer primary key,
    person_id integer not null references people,
    form_version_id integer not null references form_versions,
    active integer not null,                                -- one is active per person, others are kept
    head blob not null,                                     -- sealed: position by name, seed, choices ticked so far
    misses integer not null,                                -- refusals in a row at this question
    nudges integer not null,                                -- reminders sent, two at most
    consent_version text,                                   -- agreed to before a registration's first question
    consented_at text,
    submission_id integer,                                  -- what was sent is being changed
    started_at text not null,
    touched_at text not null
) strict;
create unique index interviews_active on interviews (person_id) where active = 1;
create index interviews_person on interviews (person_id, form_version_id);

create table interview_answers (
    interview_id integer not null references interviews on delete cascade,
    path text not null,
    value blob not null,                                    -- sealed
    aside integer not null,                                 -- not relevant now, kept
    primary key (interview_id, path)
) strict, without rowid;

-- A finished interview. Whose it is, is sealed.
create table submissions (
    id integer primary key,
    form_id integer not null references forms,
    form_version_id integer not null references form_versions,
    owner blob not null,                                    -- sealed person id
    owner_key blob not null,                                -- HMAC of form and person
    language text not null,
    submitted_at text not null,
    edited_at text
) strict;
create index submissions_owner on submissions (owner_key);
create index submissions_form on submissions (form_id, submitted_at);

-- Closed answers are plain, for counting; open and sensitive ones are sealed.
create table submission_answers (
    submission_id integer not null references submissions on delete cascade,
    path text not null,
    position integer not null,
    value text,
    sealed blob,
    primary key (submission_id, path),
    check ((value is null) <> (sealed is null))
) strict, without rowid;
