-- Files that people sent as answers. Each belongs to an interview or to a submission: one that belongs to neither any more goes with the commit that
-- left it so, whatever did it. The bytes lie sealed in Files:Folder.
create table attachments (
    id integer primary key,
    interview_id integer references interviews on delete set null,
    submission_id integer references submissions on delete set null,
    status text not null check (status in ('waiting', 'kept', 'missing')),
    reason text,                                            -- why it is missing: gone, too_large, wrong_content
    about blob not null,                                    -- sealed: its name, what it is, the sender's words about it
    source blob                                             -- sealed: Telegram's id of the file; null once nothing is to be fetched
) strict;
create index attachments_interview on attachments (interview_id) where interview_id is not null;
create index attachments_submission on attachments (submission_id) where submission_id is not null;
create index attachments_waiting on attachments (id) where status = 'waiting';
create index attachments_left on attachments (id) where interview_id is null and submission_id is null;

-- The album that a person's last file came in: its other parts follow it without a word.
create table albums (
    person_id integer primary key references people on delete cascade,
    album_key blob not null,                                -- HMAC
    interview_id integer references interviews on delete set null,
    path text                                               -- the answer they belong to; null: the album was refused, once
) strict;
create index albums_interview on albums (interview_id) where interview_id is not null;
