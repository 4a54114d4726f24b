-- Somebody who signed an empty row of a day's sheet is written down for that day, whenever that is done.
alter table walk_ins add column day text;   -- null: whatever day it is
