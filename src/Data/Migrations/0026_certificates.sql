-- Whom a certificate is for by attendance, and whether they go out by themselves at the end of the last day.
alter table workshops add column certificate_rule text not null default 'all_days';
alter table workshops add column certificates_at_end integer not null default 0;

-- A certificate: of somebody who came, or of a volunteer whom the team named.
create table certificates (
    id integer primary key,
    workshop_id integer not null references workshops,
    kind text not null check (kind in ('participant', 'volunteer')),
    person_id integer references people on delete cascade,               -- null: named by the team, without a chat
    registration_id integer references registrations on delete cascade,
    state text not null check (state in ('named', 'asked', 'issued', 'revoked')),
    name blob not null,                                     -- sealed: the spelling that is chosen
    language text not null,
    minutes integer not null,
    tell_at text,                                           -- when its person is to hear of it; null: they did, or have no chat
    changed_at text not null
) strict;
create unique index certificates_once on certificates (workshop_id, kind, person_id) where person_id is not null;
create index certificates_by_workshop on certificates (workshop_id, id);
create index certificates_by_person on certificates (person_id) where person_id is not null;
create index certificates_by_registration on certificates (registration_id) where registration_id is not null;
create index certificates_untold on certificates (workshop_id, tell_at) where tell_at is not null;

-- What a QR code opens, each printing by itself; one that was replaced or taken back keeps nothing but that.
create table certificate_codes (
    id integer primary key,
    certificate_id integer not null references certificates on delete cascade,
    code blob,                                              -- sealed; null once it does not hold any more
    code_key blob not null unique,                          -- HMAC
    name blob,                                              -- sealed: as printed
    language text not null,
    minutes integer not null,
    state text not null check (state in ('valid', 'replaced', 'revoked')),
    issued_at text not null
) strict;
create index certificate_codes_by_certificate on certificate_codes (certificate_id, id);
