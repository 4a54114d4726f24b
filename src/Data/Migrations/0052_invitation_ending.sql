-- Two invitations of one role are told apart by what their links end in: 2 of 16 characters, so that 84 bits stay unknown.
alter table invitations add column ending text;   -- null: made before this was kept
