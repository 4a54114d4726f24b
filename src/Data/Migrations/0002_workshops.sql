-- Texts in several languages are JSON objects by language code: {"ar": "…", "ckb": "…", "en": "…"}.
create table workshops (
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
    edited_at text,                                         -- edited in chat since the import
    imported_at text not null
) strict;

create table agenda_items (
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
create index agenda_items_by_time on agenda_items (workshop_id, starts_at);

create table groups (
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

create table organisations (
    id integer primary key,
    workshop_id integer not null references workshops,
    code text not null,
    position integer not null,
    governorate text not null,
    names text not null,
    archived_at text,
    unique (workshop_id, code)
) strict;

create table quotas (
    workshop_id integer not null references workshops,
    field text not null,
    value text not null,
    capacity integer not null,
    primary key (workshop_id, field, value)
) strict, without rowid;

-- Which question of the registration form fills which field of a registration: every field that the form has.
create table registration_fields (
    workshop_id integer not null references workshops,
    field text not null,
    question text not null,
    primary key (workshop_id, field)
) strict, without rowid;

create table forms (
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

-- A version is its content; the label is what the author calls it.
create table form_versions (
    id integer primary key,
    form_id integer not null references forms deferrable initially deferred,
    hash text not null,
    label text not null,
    workbook text not null,                                 -- Markdown tables
    file_name text not null,                                -- as its problems name it
    created_at text not null,
    unique (form_id, hash)
) strict;
