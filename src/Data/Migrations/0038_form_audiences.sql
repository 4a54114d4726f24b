-- Forms can be for those who wait for a place or a decision, and for those who came on one of the days (from 1, so that it moves with them). A check cannot be widened: the column is made anew.

alter table forms add column only_for text check (only_for in ('attended', 'waiting', 'pending', 'team', 'facilitators', 'rapporteurs'));
alter table forms add column attended_day integer check (attended_day > 0);
update forms set only_for = reserved_for;
alter table forms drop column reserved_for;
