-- The workshop that somebody of a team chose by its button stays theirs for the day, even while another one is on.

alter table people add column chosen_at text;
