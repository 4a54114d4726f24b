-- Pictures, recordings and films that a form shows with its questions (media::image, media::audio, media::video), by the names that the workbook calls them.
create table form_media (
    id integer primary key,
    draft_id integer references form_drafts on delete cascade,  -- a form in the making
    form_id integer references forms,                       -- where it was published or imported
    name text not null,
    content blob,                                           -- null: only Telegram has it (sent_files)
    check ((draft_id is null) <> (form_id is null))
) strict;
create unique index form_media_of_draft on form_media (draft_id, name) where draft_id is not null;
create unique index form_media_of_form on form_media (form_id, name) where form_id is not null;

-- Which file a card shows: with the same file only its caption changes, with another it comes anew.
alter table cards add column file text;
