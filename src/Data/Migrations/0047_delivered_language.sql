-- A correction goes to whoever has a copy in that language, whatever they read by now.
alter table deliveries add column language text;   -- of the copy; null: its reader's
