-- What somebody may do in a workshop; narrowed to one agenda item or one group where it names one. An owner who claimed the installation has no workshop.
create table roles (
    id integer primary key,
    person_id integer not null references people,
    workshop_id integer references workshops,
    role text not null check (role in ('owner', 'organizer', 'facilitator', 'rapporteur', 'door', 'translator', 'viewer')),
    agenda_item_id integer references agenda_items,
    group_id integer references groups,
    name blob,                                              -- sealed: what they are called in their own chat program
    granted_by integer references people,
    granted_at text not null,
    check ((role = 'owner') = (workshop_id is null)),
    check (agenda_item_id is null or group_id is null)
) strict;
create unique index roles_by_person on roles (person_id, coalesce(workshop_id, 0), role, coalesce(agenda_item_id, 0), coalesce(group_id, 0));
create index roles_by_workshop on roles (workshop_id, role);
create index roles_by_giver on roles (granted_by) where granted_by is not null;

-- A role that waits for whoever opens its link; gone once it was accepted, declined or revoked.
create table invitations (
    id integer primary key,
    workshop_id integer not null references workshops,
    role text not null check (role in ('organizer', 'facilitator', 'rapporteur', 'door', 'translator', 'viewer')),
    agenda_item_id integer references agenda_items,
    group_id integer references groups,
    token_key blob not null unique,                         -- HMAC of what the link carries
    invited_by integer references people,
    created_at text not null,
    expires_at text not null,
    check (agenda_item_id is null or group_id is null)
) strict;
create index invitations_by_workshop on invitations (workshop_id, expires_at);
create index invitations_by_inviter on invitations (invited_by) where invited_by is not null;

-- What the team did, and whose data it read. A row outlives the person who did it, without them.
create table audit (
    id integer primary key,
    at text not null,
    act text not null,                                      -- approval.accept
    subject text not null,                                  -- what it was done to, as its button named it: 17
    workshop_id integer references workshops,               -- null: the installation
    person_id integer references people, -- who; null once they were erased
    name blob                                               -- sealed: what they were called in their own chat program
) strict;
create index audit_by_workshop on audit (workshop_id, id);
create index audit_by_person on audit (person_id) where person_id is not null;
