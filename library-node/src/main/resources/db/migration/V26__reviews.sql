-- Texts at the desk that wait for a cataloguer, and those that came back with a word. The text is the person's own.
create table review (
    id bigint generated always as identity,
    item uuid not null,
    person text not null,
    -- Since when it waits; null for a text that does not wait.
    asked timestamptz,
    -- Whether translations are to stay right.
    small boolean not null default false,
    -- Who sent it back, when, and what they said; empty if nobody has.
    reviewer text not null default '',
    returned timestamptz,
    word text not null default '',
    constraint review_pk primary key (id),
    constraint review_text unique (item, person),
    constraint review_working_copy foreign key (item, person) references working_copy (item, person) on delete cascade,
    constraint review_returned check ((returned is null) = (reviewer = '')),
    constraint review_word check (char_length(word) <= 2000)
);

create index review_waiting on review (asked, id) where asked is not null;

-- Nobody publishes what the person who asked for the review has not seen as it is now.
create function end_review_of_changed_text() returns trigger language plpgsql as $$
begin
    update review set asked = null where item = new.item and person = new.person;
    return null;
end
$$;

create trigger working_copy_changed after update on working_copy for each row
    when (old.form is distinct from new.form or old.aside is distinct from new.aside)
    execute function end_review_of_changed_text();
