-- A person may have several forms of one item open. None of them overwrites what another has typed.
alter table working_copy
    -- Names the open form that has typed this text; empty if none has.
    add column page text not null default '',
    -- Texts of forms that did not show this one, as a JSON array, until the person has chosen.
    add column aside text not null default '[]';
