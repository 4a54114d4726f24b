-- A form that somebody filled in on paper and the team types in: whose it is, where it is anybody's.

alter table interviews add column on_paper integer not null default 0;      -- 1: its person types in what stands on a sheet
alter table interviews add column paper_of integer references people;       -- whose sheet it is; null for an anonymous one
alter table submissions add column on_paper integer not null default 0;     -- 1: its answers came from a sheet

create index interviews_by_paper_of on interviews (paper_of) where paper_of is not null;
