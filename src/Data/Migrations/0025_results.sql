-- What was shown last of an anonymous form: figures only, none of fewer than five people. The next figures are measured against them.
create table result_releases (
    form_id integer primary key references forms,
    body blob not null                                      -- sealed: JSON
) strict;
