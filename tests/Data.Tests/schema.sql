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
, expects text, without_reminders integer not null default 0, without_news integer not null default 0, chosen_at text) strict;

CREATE TABLE accounts (
    id integer primary key,
    person_id integer references people,                    -- null for a group
    kind text not null check (kind in ('private', 'group')),
    telegram_id blob not null,                              -- sealed
    telegram_key blob not null unique,                      -- HMAC of the id
    unreachable_since text,
    unreachable_reason text,                                -- blocked, deactivated, not_started, gone
    not_before text                                         -- Telegram asked to wait (retry_after)
, leaving integer not null default 0, menu text) strict;

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
    edited_at text,                                         -- edited in chat since the import
    imported_at text not null
, venue_shown_at text, attendance_check integer not null default 1, cancelled_at text, group_seed integer, certificate_rule text not null default 'all_days', certificates_at_end integer not null default 0, moved_from text, by_invitation integer not null default 0, moved_by integer references people, moved_at text) strict;

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
    archived_at text, started_at text, ended_at text, reminded_for text,
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
    archived_at text, is_draft integer not null default 0, code text, several integer not null default 0, asked text check (asked in ('session', 'day', 'end', 'later', 'before', 'after')), group_code text, only_for text check (only_for in ('attended', 'waiting', 'pending', 'team', 'facilitators', 'rapporteurs')), attended_day integer check (attended_day > 0),
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
    head blob not null,                                     -- sealed: position by name, seed, choices ticked so far
    misses integer not null,                                -- refusals in a row at this question
    nudges integer not null,                                -- reminders sent, two at most
    consent_version text,                                   -- agreed to before a registration's first question
    consented_at text,
    submission_id integer,                                  -- what was sent is being changed
    started_at text not null,
    touched_at text not null
, moved integer not null default 0, group_shown text, about text, on_paper integer not null default 0, paper_of integer references people) strict;

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
, on_paper integer not null default 0) strict;

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
    cancelled_at text, queued integer, offered_until text, cancelled_from text, awaits_answer integer not null default 0, group_wish text, group_drawn integer not null default 0, group_told text, may_contact integer not null default 0, left_at text, is_removed integer not null default 0, calendar_days integer,
    unique (person_id, workshop_id)
) strict;

CREATE INDEX registrations_by_submission on registrations (submission_id);

CREATE INDEX registrations_by_name on registrations (workshop_id, full_name_key);

CREATE INDEX registrations_by_phone on registrations (workshop_id, phone_key);

CREATE TABLE tickets (
    registration_id integer primary key references registrations on delete cascade,
    code blob not null,                                     -- sealed
    code_key blob not null unique                           -- HMAC
) strict;

CREATE TABLE updates (
    id integer primary key,
    handled_at text not null
) strict;

CREATE INDEX updates_by_age on updates (handled_at);

CREATE TABLE failed_updates (
    id integer primary key,
    update_id integer,                                      -- null for a timer
    kind text not null,                                     -- message, callback_query, …, unreadable, timer
    error text not null,                                    -- the exception's type, nothing that could hold what people wrote
    body blob not null,                                     -- sealed: the update as it came
    failed_at text not null
, user_key blob) strict;

CREATE INDEX failed_updates_by_age on failed_updates (failed_at);

CREATE TABLE timers (
    kind text not null,
    subject_id integer not null,
    due_at text not null,
    primary key (kind, subject_id)
) strict, without rowid;

CREATE INDEX timers_by_due on timers (due_at);

CREATE TABLE cards (
    id integer primary key,
    account_id integer not null references accounts,
    about text not null,                                    -- living, copy:BROADCAST, or a name the product gave
    version integer not null,                               -- grows with what it shows
    shape text not null check (shape in ('text', 'file', 'keys')),
    message_id integer,                                     -- null until the send's result, or a tap, teaches it
    shown_key blob,                                         -- HMAC of what it shows or is about to; null: show it whatever it is
    closed_at text
, name text, shown_at text, file text, again text, again_until text) strict;

CREATE UNIQUE INDEX cards_open on cards (account_id, about) where closed_at is null;

CREATE INDEX cards_account on cards (account_id, about, closed_at);

CREATE INDEX cards_closed on cards (closed_at) where closed_at is not null;

CREATE TABLE outbox (
    id integer primary key,
    account_id integer not null references accounts,
    lane integer not null check (lane in (0, 1, 2)),
    kind text not null check (kind in ('message', 'card', 'collapse')),
    card_id integer references cards,
    broadcast_id integer,                                   -- a delivery to be reported
    body blob,                                              -- sealed; erased when done
    attempts integer not null default 0,
    not_before text,
    in_flight_since text,                                   -- committed before the request goes out
    possibly_doubled integer not null default 0,            -- sends repeated though the one before may have arrived
    done_at text,
    outcome text check (outcome in ('sent', 'dropped', 'blocked', 'parked'))
, fleeting integer not null default 0) strict;

CREATE INDEX outbox_order on outbox (lane, id) where done_at is null;

CREATE INDEX outbox_chat on outbox (account_id, done_at, lane, id);

CREATE INDEX outbox_card on outbox (card_id, id) where card_id is not null;

CREATE INDEX outbox_delayed on outbox (not_before) where done_at is null and not_before is not null;

CREATE INDEX outbox_done on outbox (done_at) where done_at is not null;

CREATE TABLE parked (
    id integer primary key,                                 -- the outbox row's
    account_id integer not null references accounts,
    reason text not null,                                   -- in Telegram's words
    body blob not null,                                     -- sealed
    parked_at text not null
) strict;

CREATE INDEX parked_account on parked (account_id);

CREATE TABLE sent_files (
    id integer primary key,
    kind text not null,
    subject_id integer not null,
    language text not null,
    file_id blob not null,                                  -- sealed
    is_photo integer not null,
    unique (kind, subject_id, language)
) strict;

CREATE INDEX accounts_leaving on accounts (leaving) where leaving = 1;

CREATE INDEX accounts_delayed on accounts (not_before) where not_before is not null;

CREATE TABLE broadcasts (
    id integer primary key,
    workshop_id integer not null references workshops,
    kind text not null,                                     -- agenda
    sender_id integer references people,                    -- null once they were erased
    day text,                                               -- which day's agenda
    created_at text not null,
    finished_at text
, status text not null default 'sent'
    check (status in ('draft', 'planned', 'sending', 'paused', 'cancelled', 'sent', 'recalled')), audience text not null default '{}', content blob, topic text not null default 'logistics' check (topic in ('logistics', 'news')), urgent integer not null default 0, late_until text, planned_at text, agenda_item_id integer references agenda_items, minutes_before integer, part_item_id integer references agenda_items, part_group_id integer references groups, to_chats integer not null default 0) strict;

CREATE TABLE deliveries (
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people,
    status text not null check (status in ('waiting', 'queued', 'delivered', 'blocked', 'failed')),
    changed_at text not null, reason text, doubled integer not null default 0, change text check (change in ('due', 'asked', 'done', 'failed')), language text,
    primary key (broadcast_id, person_id)
) strict, without rowid;

CREATE INDEX deliveries_by_status on deliveries (broadcast_id, status);

CREATE INDEX deliveries_by_person on deliveries (person_id);

CREATE INDEX broadcasts_by_sender on broadcasts (sender_id);

CREATE INDEX registrations_by_line on registrations (workshop_id, status, queued);

CREATE TABLE registration_values (
    registration_id integer not null references registrations on delete cascade,
    value_key blob not null,                                -- HMAC of workshop, field and value
    primary key (registration_id, value_key)
) strict, without rowid;

CREATE INDEX registration_values_by_key on registration_values (value_key);

CREATE TABLE application_notes (
    id integer primary key,
    registration_id integer not null references registrations on delete cascade,
    kind text not null check (kind in ('accepted', 'declined', 'asked', 'answered')),
    person_id integer references people,                    -- who; null once they were erased
    name blob,                                              -- sealed: what an organizer is called in their own chat program
    words blob,                                             -- sealed: a reason, a question, an answer
    created_at text not null
) strict;

CREATE INDEX application_notes_by_registration on application_notes (registration_id, id);

CREATE INDEX application_notes_by_person on application_notes (person_id) where person_id is not null;

CREATE INDEX cards_named on cards (account_id, name) where name is not null;

CREATE TABLE attachments (
    id integer primary key,
    interview_id integer references interviews on delete set null,
    submission_id integer references submissions on delete set null,
    status text not null check (status in ('waiting', 'kept', 'missing')),
    reason text,                                            -- why it is missing: gone, too_large, wrong_content
    about blob not null,                                    -- sealed: its name, what it is, the sender's words about it
    source blob                                             -- sealed: Telegram's id of the file; null once nothing is to be fetched
) strict;

CREATE INDEX attachments_interview on attachments (interview_id) where interview_id is not null;

CREATE INDEX attachments_submission on attachments (submission_id) where submission_id is not null;

CREATE INDEX attachments_waiting on attachments (id) where status = 'waiting';

CREATE INDEX attachments_left on attachments (id) where interview_id is null and submission_id is null;

CREATE TABLE albums (
    person_id integer primary key references people on delete cascade,
    album_key blob not null,                                -- HMAC
    interview_id integer references interviews on delete set null,
    path text                                               -- the answer they belong to; null: the album was refused, once
, goes_to text) strict;

CREATE INDEX albums_interview on albums (interview_id) where interview_id is not null;

CREATE INDEX failed_updates_user on failed_updates (user_key) where user_key is not null;

CREATE INDEX parked_by_age on parked (parked_at);

CREATE TABLE attendance (
    registration_id integer primary key references registrations on delete cascade,
    told_on text,                                           -- the day of the last reminder, in the workshop's zone: one a day
    asked_for text,                                         -- the first day that the last question was about
    answer text check (answer in ('yes', 'no', 'unsure')),  -- to that question
    answered_at text,
    link_key blob,                                          -- HMAC of the meeting link that was sent
    venue_key blob                                          -- HMAC of the place that was told
) strict;

CREATE TABLE saved_details (
    person_id integer not null references people,
    field text not null,                                    -- a registration's field: full_name, phone, …
    value blob not null,                                    -- sealed: as the form stores it
    shown blob not null,                                    -- sealed: as the person reads it
    saved_at text not null,
    primary key (person_id, field)
) strict, without rowid;

CREATE TABLE answer_messages (
    interview_id integer not null references interviews on delete cascade,
    message_id integer not null,                            -- Telegram's, in the chat of the interview's person
    path text not null,
    primary key (interview_id, message_id)
) strict, without rowid;

CREATE TABLE form_drafts (
    id integer primary key,
    person_id integer not null unique references people on delete cascade,
    file_name blob not null,                                -- sealed
    source blob,                                            -- sealed: Telegram's id of the file; null once it was fetched
    workbook text,                                          -- Markdown tables; null until it is fetched, and when nothing could be read
    form_id integer references forms on delete set null,    -- what its author tries
    received_at text not null
) strict;

CREATE INDEX form_drafts_waiting on form_drafts (id) where source is not null;

CREATE INDEX form_drafts_form on form_drafts (form_id) where form_id is not null;

CREATE TABLE roles (
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

CREATE UNIQUE INDEX roles_by_person on roles (person_id, coalesce(workshop_id, 0), role, coalesce(agenda_item_id, 0), coalesce(group_id, 0));

CREATE INDEX roles_by_workshop on roles (workshop_id, role);

CREATE INDEX roles_by_giver on roles (granted_by) where granted_by is not null;

CREATE TABLE invitations (
    id integer primary key,
    workshop_id integer not null references workshops,
    role text not null check (role in ('organizer', 'facilitator', 'rapporteur', 'door', 'translator', 'viewer')),
    agenda_item_id integer references agenda_items,
    group_id integer references groups,
    token_key blob not null unique,                         -- HMAC of what the link carries
    invited_by integer references people,
    created_at text not null,
    expires_at text not null, replaces integer references roles on delete cascade, ending text,
    check (agenda_item_id is null or group_id is null)
) strict;

CREATE INDEX invitations_by_workshop on invitations (workshop_id, expires_at);

CREATE INDEX invitations_by_inviter on invitations (invited_by) where invited_by is not null;

CREATE TABLE audit (
    id integer primary key,
    at text not null,
    act text not null,                                      -- approval.accept
    subject text not null,                                  -- what it was done to, as its button named it: 17
    workshop_id integer references workshops,               -- null: the installation
    person_id integer references people, -- who; null once they were erased
    name blob                                               -- sealed: what they were called in their own chat program
) strict;

CREATE INDEX audit_by_workshop on audit (workshop_id, id);

CREATE INDEX audit_by_person on audit (person_id) where person_id is not null;

CREATE UNIQUE INDEX forms_code on forms (code) where code is not null;

CREATE INDEX interviews_version on interviews (form_version_id);

CREATE TABLE submission_history (
    submission_id integer not null references submissions on delete cascade,
    number integer not null,                                -- which change of the submission, from 1
    path text not null,
    value blob not null,                                    -- sealed; "" where there was no answer
    changed_at text not null,
    primary key (submission_id, number, path)
) strict, without rowid;

CREATE TABLE buttons (
    id integer primary key,
    token text not null unique,
    card_id integer not null references cards on delete cascade,
    version integer not null,
    does blob not null,                                     -- sealed: action and argument of each; with pressed they would be an answer
    pressed integer,                                        -- the place of the one that was pressed last
    pressed_at text
, pressed_message integer) strict;

CREATE INDEX buttons_card on buttons (card_id, version);

CREATE TABLE agenda_pastes (
    id integer primary key,
    workshop_id integer not null references workshops,
    words text not null,
    made_at text not null
) strict;

CREATE INDEX agenda_pastes_by_workshop on agenda_pastes (workshop_id);

CREATE TABLE agenda_changes (
    id integer primary key,
    workshop_id integer not null references workshops,
    agenda_item_id integer not null references agenda_items,
    was text,                                               -- JSON of the item before; null: it is new
    becomes text,                                           -- JSON of the item as it was told; null: not told yet, or taken out
    broadcast_id integer references broadcasts on delete cascade
, changed_by integer references people) strict;

CREATE UNIQUE INDEX agenda_changes_open on agenda_changes (agenda_item_id) where broadcast_id is null;

CREATE INDEX agenda_changes_by_item on agenda_changes (agenda_item_id);

CREATE INDEX agenda_changes_by_workshop on agenda_changes (workshop_id) where broadcast_id is null;

CREATE INDEX agenda_changes_by_broadcast on agenda_changes (broadcast_id) where broadcast_id is not null;

CREATE TABLE agenda_reminders (
    broadcast_id integer not null references broadcasts on delete cascade,
    kind text not null check (kind in ('eve', 'hour', 'soon')),
    begins_at text not null,
    primary key (broadcast_id, kind, begins_at)
) strict, without rowid;

CREATE INDEX broadcasts_by_workshop on broadcasts (workshop_id, status);

CREATE INDEX outbox_broadcast on outbox (broadcast_id) where broadcast_id is not null and done_at is null;

CREATE TABLE workshop_chats (
    account_id integer primary key references accounts on delete cascade,
    title blob not null,                                                   -- sealed
    added_by integer references people,                                    -- who brought the bot there; null once they were erased
    workshop_id integer references workshops,                              -- null: not linked
    language text                                                          -- of what is said there
) strict;

CREATE INDEX workshop_chats_by_workshop on workshop_chats (workshop_id) where workshop_id is not null;

CREATE INDEX workshop_chats_by_person on workshop_chats (added_by) where added_by is not null;

CREATE TABLE chat_copies (
    broadcast_id integer not null references broadcasts on delete cascade,
    account_id integer not null references accounts on delete cascade,
    status text not null check (status in ('waiting', 'queued', 'delivered', 'failed')),
    primary key (broadcast_id, account_id)
) strict, without rowid;

CREATE INDEX chat_copies_by_account on chat_copies (account_id);

CREATE TABLE replies (
    id integer primary key,
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people,
    words blob not null,                                                   -- sealed
    came_at text not null,
    done_at text                                                           -- answered, or laid aside
) strict;

CREATE INDEX replies_open on replies (broadcast_id, id) where done_at is null;

CREATE INDEX replies_by_person on replies (person_id);

CREATE TABLE check_ins (
    id integer primary key,
    registration_id integer not null references registrations on delete cascade,
    workshop_id integer not null references workshops,
    day text not null,                                      -- in the workshop's zone
    agenda_item_id integer references agenda_items,         -- null: the day as a whole
    source text not null check (source in ('door', 'desk', 'paper')),
    checked_by integer references people,                   -- null once they were erased
    checked_at text not null
, online integer not null default 0) strict;

CREATE UNIQUE INDEX check_ins_once on check_ins (registration_id, day, coalesce(agenda_item_id, 0));

CREATE INDEX check_ins_by_day on check_ins (workshop_id, day, agenda_item_id);

CREATE INDEX check_ins_by_checker on check_ins (checked_by) where checked_by is not null;

CREATE TABLE counted_sessions (
    agenda_item_id integer primary key references agenda_items
) strict;

CREATE TABLE walk_ins (
    person_id integer primary key references people on delete cascade,
    workshop_id integer not null references workshops,
    full_name blob,                                         -- sealed
    organisation blob,                                      -- sealed
    phone blob                                              -- sealed: E.164
, day text) strict;

CREATE TABLE claims (
    registration_id integer primary key references registrations on delete cascade,
    code blob not null,                                     -- sealed
    code_key blob not null unique                           -- HMAC
) strict;

CREATE TABLE handovers (
    registration_id integer primary key references registrations on delete cascade,
    token_key blob not null unique,                         -- HMAC of what the link carries
    receiver_id integer references people on delete set null,
    received_id integer references registrations on delete set null, -- done: their registration
    made_at text not null
) strict;

CREATE INDEX handovers_by_receiver on handovers (receiver_id) where receiver_id is not null;

CREATE INDEX handovers_by_received on handovers (received_id) where received_id is not null;

CREATE TABLE status_cards (
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    primary key (workshop_id, person_id)
) strict, without rowid;

CREATE INDEX status_cards_by_person on status_cards (person_id);

CREATE TABLE threads (
    id integer primary key,
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    waits_since text,                                       -- since when the person waits for an answer; null: they do not
    ended_at text
) strict;

CREATE UNIQUE INDEX threads_open on threads (person_id, workshop_id) where ended_at is null;

CREATE INDEX threads_by_person on threads (person_id);

CREATE INDEX threads_waiting on threads (workshop_id, waits_since) where waits_since is not null;

CREATE TABLE thread_messages (
    id integer primary key,
    thread_id integer not null references threads on delete cascade,
    is_from_team integer not null,
    writer_id integer references people,                    -- who of the team; null for the person, and once they were erased
    words blob not null,                                    -- sealed
    written_at text not null,
    told integer not null default 0                         -- the person has been shown it
) strict;

CREATE INDEX thread_messages_by_thread on thread_messages (thread_id, id);

CREATE INDEX thread_messages_by_writer on thread_messages (writer_id) where writer_id is not null;

CREATE INDEX invitations_by_replaced on invitations (replaces) where replaces is not null;

CREATE TABLE panel_questions (
    id integer primary key,
    agenda_item_id integer not null references agenda_items,
    person_id integer not null references people,
    text blob not null,                                     -- sealed
    name blob,                                              -- sealed; null: not to be shown
    state text not null default 'open' check (state in ('open', 'answered', 'parked')),
    asked_at text not null
) strict;

CREATE INDEX panel_questions_by_item on panel_questions (agenda_item_id);

CREATE INDEX panel_questions_by_person on panel_questions (person_id);

CREATE TABLE panel_votes (
    question_id integer not null references panel_questions on delete cascade,
    person_id integer not null references people,
    primary key (question_id, person_id)
) strict, without rowid;

CREATE INDEX panel_votes_by_person on panel_votes (person_id);

CREATE TABLE anonymous_blocks (
    form_id integer not null references forms,
    kind text not null check (kind in ('answer', 'file')),
    low blob not null,                                      -- the lowest key that it may hold
    held integer not null,                                  -- how many it holds
    sealed blob not null,
    primary key (form_id, kind, low)
) strict, without rowid;

CREATE TABLE participations (
    form_id integer not null references forms,
    about text not null,                                    -- an item of the agenda or a day; "": the form as a whole
    low blob not null,
    marks blob not null,                                    -- 8 bytes each
    primary key (form_id, about, low)
) strict, without rowid;

CREATE TABLE receipt_tries (
    person_id integer primary key references people on delete cascade,
    hour text not null,
    tries integer not null
) strict;

CREATE INDEX outbox_fleeting on outbox (id) where fleeting = 1;

CREATE TRIGGER forms_keep_their_mode before update of anonymous on forms
when old.anonymous <> new.anonymous and (
    exists (select 1 from submissions where form_id = old.id)
    or exists (select 1 from anonymous_blocks where form_id = old.id)
    or exists (select 1 from participations where form_id = old.id)
    or exists (select 1 from interviews i join form_versions v on v.id = i.form_version_id where v.form_id = old.id))
begin
    select raise(abort, 'answers were given: a form stays named or anonymous');
end;

CREATE TABLE harvest_items (
    id integer primary key,
    workshop_id integer not null references workshops,
    group_id integer references groups,                     -- whose it is; null: written in the plenary
    submission_id integer references submissions on delete cascade,  -- the note it was taken over from: its author's words go with them
    writer_id integer references people,                    -- who took it over or wrote it; null once they were erased
    track text not null,                                    -- lesson, challenge, plan, or what the plan's own form calls it
    text blob not null,                                     -- sealed
    why blob,                                               -- sealed
    evidence blob,                                          -- sealed
    tag blob,                                               -- sealed
    position integer not null,                              -- within its group
    merged_into integer references harvest_items on delete set null,
    dots integer,                                           -- counted when the vote closed
    made_at text not null
, reply blob, edited integer not null default 0) strict;

CREATE INDEX harvest_items_by_workshop on harvest_items (workshop_id, group_id, position);

CREATE INDEX harvest_items_by_note on harvest_items (submission_id) where submission_id is not null;

CREATE INDEX harvest_items_by_writer on harvest_items (writer_id) where writer_id is not null;

CREATE INDEX harvest_items_merged on harvest_items (merged_into) where merged_into is not null;

CREATE TABLE harvest_ready (
    group_id integer primary key references groups,
    ready_at text not null
) strict;

CREATE TABLE harvest_rounds (
    workshop_id integer primary key references workshops,
    dots integer not null,
    opened_at text not null,
    closed_at text,
    voters integer                                          -- how many had given a dot when it closed
) strict;

CREATE TABLE harvest_ballots (
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    told integer not null default 0,
    primary key (workshop_id, person_id)
) strict, without rowid;

CREATE INDEX harvest_ballots_by_person on harvest_ballots (person_id);

CREATE INDEX harvest_ballots_untold on harvest_ballots (workshop_id) where told = 0;

CREATE TABLE harvest_dots (
    item_id integer not null references harvest_items on delete cascade,
    person_id integer not null references people on delete cascade,
    primary key (item_id, person_id)
) strict, without rowid;

CREATE INDEX harvest_dots_by_person on harvest_dots (person_id);

CREATE TABLE promises (
    id integer primary key,
    workshop_id integer not null references workshops,
    submission_id integer references submissions on delete set null,
    item_id integer references harvest_items on delete set null,
    action blob not null,                                   -- sealed
    owner blob,                                             -- sealed: who is responsible, as it was written
    indicator blob,                                         -- sealed
    target blob,                                            -- sealed
    support blob,                                           -- sealed
    due_date text,
    state text not null default 'open' check (state in ('open', 'given', 'accepted', 'declined', 'on_the_way', 'stuck', 'done', 'dropped')),
    left_open text not null default '',                     -- what the coach is not to ask for any more: "number support"
    owner_id integer references people,                     -- who was asked, or has accepted
    token_key blob unique,                                  -- HMAC of what its link carries
    asked_date text,                                        -- the owner asks for this day instead
    word blob,                                              -- sealed: what the owner said last
    made_at text not null,
    changed_at text not null
) strict;

CREATE INDEX promises_by_workshop on promises (workshop_id, state);

CREATE UNIQUE INDEX promises_by_submission on promises (submission_id) where submission_id is not null;

CREATE UNIQUE INDEX promises_by_item on promises (item_id) where item_id is not null;

CREATE INDEX promises_by_owner on promises (owner_id) where owner_id is not null;

CREATE TABLE promise_changes (
    id integer primary key,
    promise_id integer not null references promises on delete cascade,
    field text not null,                                    -- action, owner, indicator, target, support, due_date, state, word
    was blob,                                               -- sealed; null: nothing
    becomes blob,                                           -- sealed; null: nothing
    person_id integer references people,                    -- null once they were erased, or when nobody did it
    name blob,                                              -- sealed: what they were called
    changed_at text not null
) strict;

CREATE INDEX promise_changes_by_promise on promise_changes (promise_id, id);

CREATE INDEX promise_changes_by_person on promise_changes (person_id) where person_id is not null;

CREATE TABLE committees (
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,
    primary key (workshop_id, person_id)
) strict, without rowid;

CREATE INDEX committees_by_person on committees (person_id);

CREATE INDEX workshops_by_series on workshops (series, edition) where series is not null;

CREATE TABLE result_releases (
    form_id integer primary key references forms,
    body blob not null                                      -- sealed: JSON
) strict;

CREATE TABLE certificates (
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

CREATE UNIQUE INDEX certificates_once on certificates (workshop_id, kind, person_id) where person_id is not null;

CREATE INDEX certificates_by_workshop on certificates (workshop_id, id);

CREATE INDEX certificates_by_person on certificates (person_id) where person_id is not null;

CREATE INDEX certificates_by_registration on certificates (registration_id) where registration_id is not null;

CREATE INDEX certificates_untold on certificates (workshop_id, tell_at) where tell_at is not null;

CREATE TABLE certificate_codes (
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

CREATE INDEX certificate_codes_by_certificate on certificate_codes (certificate_id, id);

CREATE TABLE chat_codes (
    code_key blob primary key,                                             -- HMAC
    workshop_id integer not null references workshops,
    person_id integer not null references people on delete cascade,        -- who asked for it
    made_at text not null
) strict, without rowid;

CREATE INDEX chat_codes_by_workshop on chat_codes (workshop_id);

CREATE INDEX chat_codes_by_person on chat_codes (person_id);

CREATE TABLE form_media (
    id integer primary key,
    draft_id integer references form_drafts on delete cascade,  -- a form in the making
    form_id integer references forms,                       -- where it was published or imported
    name text not null,
    content blob,                                           -- null: only Telegram has it (sent_files)
    check ((draft_id is null) <> (form_id is null))
) strict;

CREATE UNIQUE INDEX form_media_of_draft on form_media (draft_id, name) where draft_id is not null;

CREATE UNIQUE INDEX form_media_of_form on form_media (form_id, name) where form_id is not null;

CREATE TABLE form_asks (
    id integer primary key,
    form_id integer not null references forms,
    about text not null,                                    -- an item of the agenda, a day; "": the workshop
    asked_at text not null,
    asked integer not null,                                 -- people
    nudged_at text, withdrawn_at text,                                         -- those without an answer were reminded, once
    unique (form_id, about)
) strict;

CREATE TABLE form_asks_waiting (
    ask_id integer not null references form_asks on delete cascade,
    person_id integer not null references people on delete cascade,
    primary key (ask_id, person_id)
) strict, without rowid;

CREATE INDEX form_asks_waiting_by_person on form_asks_waiting (person_id);

CREATE TABLE deletions (
    workshop_id integer primary key references workshops,
    told_at text,                                           -- when its organizers were first told that the day comes
    told_days integer,                                      -- how many days before it they were told last
    figures blob,                                           -- sealed: JSON of who took part, as counts; null until it begins
    begun_at text,
    done_at text
) strict;

CREATE TABLE set_aside (
    id integer primary key,
    person_id integer not null references people on delete cascade,
    again text not null,
    until text not null,
    unique (person_id, again)
) strict;

CREATE TABLE digests (
    workshop_id integer primary key references workshops,
    anonymous integer not null                              -- how many anonymous answers there were when the last one went
) strict;

CREATE TABLE guest_links (
    id integer primary key,
    workshop_id integer not null references workshops,
    token blob not null,                                    -- sealed: what the link carries, to be shown again
    token_key blob not null unique,                         -- HMAC of it
    label blob not null,                                    -- sealed: whom it is for, as the team calls them
    uses integer check (uses > 0),                          -- null: no limit
    made_at text not null,
    revoked_at text
) strict;

CREATE INDEX guest_links_by_workshop on guest_links (workshop_id, id);

CREATE TABLE guests (
    person_id integer not null references people on delete cascade,
    workshop_id integer not null references workshops,
    link_id integer not null references guest_links on delete cascade,
    primary key (person_id, workshop_id)
) strict, without rowid;

CREATE INDEX guests_by_workshop on guests (workshop_id);

CREATE INDEX guests_by_link on guests (link_id);

CREATE TABLE session_steps (
    id integer primary key,
    agenda_item_id integer not null references agenda_items on delete cascade,
    act text not null,
    at text not null,
    moved text not null                                     -- JSON: times of items before and after
) strict;

CREATE INDEX session_steps_by_item on session_steps (agenda_item_id, id);

CREATE INDEX interviews_by_paper_of on interviews (paper_of) where paper_of is not null;

CREATE TABLE held_asks (
    broadcast_id integer not null references broadcasts on delete cascade,
    person_id integer not null references people on delete cascade,
    primary key (broadcast_id, person_id)
) strict, without rowid;

CREATE INDEX held_asks_by_person on held_asks (person_id);

CREATE INDEX audit_by_act on audit (workshop_id, act, id);

CREATE INDEX agenda_changes_by_person on agenda_changes (changed_by) where changed_by is not null;

CREATE INDEX workshops_by_mover on workshops (moved_by) where moved_by is not null;

CREATE TABLE stale_texts (
    workshop_id integer not null references workshops (id),
    key text not null,          -- which text, as the list of translations has it: w:title, i:17:room, b:9
    language text not null,     -- in which it is to be looked at again
    changed_in text not null,   -- in which it says something else now
    primary key (workshop_id, key, language)
) strict, without rowid;
