-- The team hears of changes as well: all but whoever made them.
alter table agenda_changes add column changed_by integer references people;   -- null: several people, or the console
create index agenda_changes_by_person on agenda_changes (changed_by) where changed_by is not null;
alter table workshops add column moved_by integer references people;          -- who changed days or place, with moved_from
create index workshops_by_mover on workshops (moved_by) where moved_by is not null;

-- Whom the team has taken off the list comes back as an application.
alter table registrations add column is_removed integer not null default 0;
