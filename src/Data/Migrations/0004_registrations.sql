create table registrations (
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
create index registrations_by_status on registrations (workshop_id, status);
create index registrations_by_submission on registrations (submission_id);
create index registrations_by_name on registrations (workshop_id, full_name_key);
create index registrations_by_phone on registrations (workshop_id, phone_key);

create table tickets (
    registration_id integer primary key references registrations on delete cascade,
    code blob not null,                                     -- sealed
    code_key blob not null unique                           -- HMAC
) strict;
