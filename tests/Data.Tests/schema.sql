CREATE TABLE schema_migrations (
    number integer primary key,
    name text not null,
    hash text not null
) strict;

CREATE TABLE installation (
    name text primary key,
    value text not null
) strict, without rowid;

CREATE TABLE people (
    id integer primary key,
    language text check (language in ('ar', 'ckb', 'en')),  -- null until they chose
    pending_start text,                                     -- a deep link's payload that waits for the language
    opened_workshop_id integer,                             -- the workshop a command means when several are open
    created_at text not null
) strict;

CREATE TABLE accounts (
    id integer primary key,
    person_id integer references people,                    -- null for a group
    kind text not null check (kind in ('private', 'group')),
    telegram_id blob not null,                              -- sealed
    telegram_key blob not null unique,                      -- HMAC of the id
    unreachable_since text,
    unreachable_reason text,                                -- blocked, deactivated, not_started, gone
    not_before text                                         -- Telegram asked to wait (retry_after)
) strict;

CREATE INDEX accounts_person on accounts (person_id);

CREATE TABLE workshops (
    id integer primary key,
    code text not null unique,
    status text not null default 'open' check (status in ('draft', 'open', 'closed', 'archived')),
    titles text not null,
    descriptions text not null,
    organizers text not null,
    purposes text not null,
    venues text not null,
    addresses text not null,
    latitude real,
    longitude real,
    online_link blob,                                       -- sealed: only the confirmed may see it
    link_shown_at text,
    time_zone text not null,
    first_day text not null,
    last_day text not null,
    capacity integer,
    approval text not null check (approval in ('automatic', 'by_organizer')),
    registration_closes_at text not null,
    changes_until text not null,
    delete_after text not null,
    consents text not null,
    consents_more text not null,
    consent_version text not null,
    contacts text not null,
    series text,
    edition integer,
    plan_hash text not null,                                -- of what was imported last
    edited_at text,                                         -- edited in chat since the import
    imported_at text not null
) strict;

CREATE TABLE agenda_items (
    id integer primary key,
    workshop_id integer not null references workshops,
    code text not null,
    starts_at text not null,
    ends_at text not null,
    kind text not null,
    titles text not null,
    rooms text not null,
    facilitators text not null,
    group_code text,
    archived_at text,
    unique (workshop_id, code)
) strict;

CREATE INDEX agenda_items_by_time on agenda_items (workshop_id, starts_at);

CREATE TABLE groups (
    id integer primary key,
    workshop_id integer not null references workshops,
    code text not null,
    position integer not null,
    titles text not null,
    capacity integer,
    rooms text not null,
    facilitators text not null,
    archived_at text,
    unique (workshop_id, code)
) strict;

CREATE TABLE organisations (
    id integer primary key,
    workshop_id integer not null references workshops,
    code text not null,
    position integer not null,
    governorate text not null,
    names text not null,
    archived_at text,
    unique (workshop_id, code)
) strict;

CREATE TABLE quotas (
    workshop_id integer not null references workshops,
    field text not null,
    value text not null,
    capacity integer not null,
    primary key (workshop_id, field, value)
) strict, without rowid;

CREATE TABLE registration_fields (
    workshop_id integer not null references workshops,
    field text not null,
    question text not null,
    primary key (workshop_id, field)
) strict, without rowid;

CREATE TABLE forms (
    id integer primary key,
    workshop_id integer not null references workshops,
    name text not null,
    position integer not null,
    purpose text not null check (purpose in ('registration', 'feedback', 'lessons', 'other')),
    titles text not null,
    audience text not null check (audience in ('everyone', 'registered', 'confirmed')),
    opens_at text,
    closes_at text,
    anonymous integer not null default 0,
    current_version_id integer not null,
    archived_at text,
    unique (workshop_id, name)
) strict;

CREATE TABLE form_versions (
    id integer primary key,
    form_id integer not null references forms deferrable initially deferred,
    hash text not null,
    label text not null,
    workbook text not null,                                 -- Markdown tables
    file_name text not null,                                -- as its problems name it
    created_at text not null,
    unique (form_id, hash)
) strict;

CREATE TABLE interviews (
    id integer primary key,
    person_id integer not null references people,
    form_version_id integer not null references form_versions,
    active integer not null,                                -- one is active per person, others are kept
    head text not null,                                     -- position by name, turn number, seed: no answers
    turn integer not null,
    consent_version text,                                   -- agreed to before a registration's first question
    submission_id integer,                                  -- what was sent is being changed
    started_at text not null,
    touched_at text not null
) strict;

CREATE UNIQUE INDEX interviews_active on interviews (person_id) where active = 1;

CREATE INDEX interviews_person on interviews (person_id, form_version_id);

CREATE TABLE interview_answers (
    interview_id integer not null references interviews on delete cascade,
    path text not null,
    value blob not null,                                    -- sealed
    aside integer not null,                                 -- not relevant now, kept
    primary key (interview_id, path)
) strict, without rowid;

CREATE TABLE submissions (
    id integer primary key,
    form_id integer not null references forms,
    form_version_id integer not null references form_versions,
    owner blob not null,                                    -- sealed person id
    owner_key blob not null,                                -- HMAC of form and person
    language text not null,
    submitted_at text not null,
    edited_at text
) strict;

CREATE INDEX submissions_owner on submissions (owner_key);

CREATE INDEX submissions_form on submissions (form_id, submitted_at);

CREATE TABLE submission_answers (
    submission_id integer not null references submissions on delete cascade,
    path text not null,
    position integer not null,
    value text,
    sealed blob,
    primary key (submission_id, path),
    check ((value is null) <> (sealed is null))
) strict, without rowid;

CREATE TABLE registrations (
    id integer primary key,
    person_id integer not null references people,
    workshop_id integer not null references workshops,
    submission_id integer not null references submissions,
    status text not null check (status in ('pending', 'confirmed', 'waitlisted', 'offered', 'declined', 'cancelled')),
    full_name blob,                                         -- sealed, like every blob here but the keys
    full_name_key blob,                                     -- HMAC of the search key: duplicates
    latin_name blob,
    governorate text,
    organisation blob,
    role blob,
    gender text,
    age_band blob,
    phone blob,                                             -- E.164; the submission keeps what was typed
    phone_key blob,
    access blob,
    diet blob,
    group_code text,
    consent_version text not null,
    consented_at text not null,
    created_at text not null,
    changed_at text not null,
    cancelled_at text,
    unique (person_id, workshop_id)
) strict;

CREATE INDEX registrations_by_status on registrations (workshop_id, status);

CREATE INDEX registrations_by_name on registrations (workshop_id, full_name_key);

CREATE INDEX registrations_by_phone on registrations (workshop_id, phone_key);

CREATE TABLE tickets (
    registration_id integer primary key references registrations on delete cascade,
    code blob not null,                                     -- sealed
    code_key blob not null unique,                          -- HMAC
    file_id blob                                            -- sealed: Telegram's id of the picture once sent
) strict;

CREATE TABLE broadcasts (
    id integer primary key,
    workshop_id integer not null references workshops,
    kind text not null,                                     -- agenda
    sender_id integer not null references people,
    day text,                                               -- which day's agenda
    created_at text not null,
    finished_at text
) strict;

CREATE TABLE deliveries (
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people,
    status text not null check (status in ('waiting', 'queued', 'delivered', 'blocked', 'failed')),
    changed_at text not null,
    primary key (broadcast_id, person_id)
) strict, without rowid;

CREATE INDEX deliveries_by_status on deliveries (broadcast_id, status);
