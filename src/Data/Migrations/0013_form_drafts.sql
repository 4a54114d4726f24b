-- A workbook that somebody of the team sent in their chat: looked at, tried, then published or dropped. One for each person; the next takes its place.
create table form_drafts (
    id integer primary key,
    person_id integer not null unique references people on delete cascade,
    file_name blob not null,                                -- sealed
    source blob,                                            -- sealed: Telegram's id of the file; null once it was fetched
    workbook text,                                          -- Markdown tables; null until it is fetched, and when nothing could be read
    form_id integer references forms on delete set null,    -- what its author tries
    received_at text not null
) strict;
create index form_drafts_waiting on form_drafts (id) where source is not null;
create index form_drafts_form on form_drafts (form_id) where form_id is not null;

-- True for what is only tried by its author: offered to nobody, exported nowhere, gone with the draft.
alter table forms add column is_draft integer not null default 0;
