-- Whose a failed update is, so that erasing them erases it too: an HMAC of who did it. Null for timers, and for rows of before.
alter table failed_updates add column user_key blob;
create index failed_updates_user on failed_updates (user_key) where user_key is not null;
create index parked_by_age on parked (parked_at);
