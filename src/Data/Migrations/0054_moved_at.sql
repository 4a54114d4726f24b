-- Whoever is registering while days or place change reads the new ones before they send.
alter table workshops add column moved_at text;   -- when an announced workshop's days or place were last changed; null: never
