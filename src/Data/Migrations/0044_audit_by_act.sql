-- Who did something last is asked at every question of the team.

create index audit_by_act on audit (workshop_id, act, id);
