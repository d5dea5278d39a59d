-- Somebody's decision that for some time nothing of a partner is applied: neither its items nor its letters. A partner is
-- paused while a row of it has an end to come; the others say who has paused it before, and why.
create table pause (
    partner text not null,
    began timestamptz not null,
    ends timestamptz not null,
    paused_by text not null,
    reason text not null,
    constraint pause_pk primary key (partner, began),
    constraint pause_at_most_seven_days check (ends > began and ends <= began + interval '7 days')
);

-- The statement that moves a mirror's position looks at the row that it locks. So once a pause is committed, no applier
-- applies anything, not even one that has begun its statement before.
alter table mirror_position add column paused_until timestamptz;
alter table letters.mirror_position add column paused_until timestamptz;

-- Why a mirror has compared nothing, as far as its receipt says.
alter table receipt add column why text;
alter table letters.receipt add column why text;

-- A night of a paused partner is neither complete nor partial: nothing in it needs a person.
alter table exchange_run drop constraint exchange_run_outcome;
alter table exchange_run add constraint exchange_run_outcome
    check (outcome in ('complete', 'nothing-to-exchange', 'partial', 'paused', 'failed', 'missed'));

-- Whether applying was paused when the run ended, on either side.
alter table exchange_partner add column paused_there boolean not null default false;
alter table exchange_partner add column paused_here boolean not null default false;
