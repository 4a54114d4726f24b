-- The menu of commands that this chat was last given as its own (owner.ar, ckb); null: it has the one everybody has.
alter table accounts add column menu text;
