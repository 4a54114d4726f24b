-- Whoever has taken the calendar file hears when it is out of date; days that are no more are taken out of their calendar by the next one.
alter table registrations add column calendar_days integer;   -- the most days that a file of theirs had; null: they took none
