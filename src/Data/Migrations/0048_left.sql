-- Whoever was there and comes no more keeps what they were there for: attendance, feedback, certificate. Only the place in what is to come is given up.
alter table registrations add column left_at text;   -- null: they have a place in all of it
