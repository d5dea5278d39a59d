-- From which night on the city keeps the ledger; earlier nights are no gap.
create table first_night (
    night date not null,
    only_one boolean not null default true,
    constraint first_night_pk primary key (only_one),
    constraint first_night_only_one check (only_one)
);

-- Runs of the exchange: one for each night, and those that an operator starts. A night in which nothing ran has a row
-- too, and keeps it.
create table exchange_run (
    id uuid not null,
    -- The date, in the city, on which the night's window opens; null for a run that an operator started.
    night date,
    started_by text not null,
    -- The name in the token.
    requested_by text,
    zone text not null,
    window_opens timestamptz not null,
    window_closes timestamptz not null,
    started timestamptz not null,
    -- When the run is given up, since the next one is due.
    deadline timestamptz not null,
    ended timestamptz,
    outcome text,
    -- Everything up to here is to be sent; in the end, what partners have confirmed.
    sequence bigint not null,
    -- The latest proof of the own catalogue that the run has asked for, and when.
    proof_id uuid,
    proof_requested timestamptz,
    -- What went to the log since the run before: changes, and items that were only sent again.
    published bigint,
    withdrawn bigint,
    cancelled bigint,
    erased bigint,
    repaired bigint,
    -- The run that brought what this night had failed to bring.
    caught_up_by uuid,
    constraint exchange_run_pk primary key (id),
    constraint exchange_run_once_a_night unique (night),
    constraint exchange_run_started_by check (started_by in ('clock', 'catch-up', 'operator', 'nobody')),
    constraint exchange_run_outcome
        check (outcome in ('complete', 'nothing-to-exchange', 'partial', 'failed', 'missed')),
    constraint exchange_run_ends_with_outcome check ((ended is null) = (outcome is null)),
    constraint exchange_run_caught_up_by foreign key (caught_up_by) references exchange_run
);

-- One run is at work at a time.
create unique index exchange_run_at_work on exchange_run ((true)) where ended is null;
create index exchange_run_latest on exchange_run (started desc, id desc);
create index exchange_run_gaps on exchange_run (night) where outcome in ('missed', 'failed') and caught_up_by is null;

create table exchange_step (
    run_id uuid not null,
    step text not null,
    started timestamptz not null,
    ended timestamptz,
    constraint exchange_step_pk primary key (run_id, step),
    constraint exchange_step_of_run foreign key (run_id) references exchange_run,
    constraint exchange_step_known
        check (step in ('publish', 'manifest', 'receipt', 'check', 'repair', 'report'))
);

-- What a run found at each partner: its receipt for this city's catalogue, and the receipt that this city gave for its.
create table exchange_partner (
    run_id uuid not null,
    partner text not null,
    their_sequence bigint,
    their_items bigint,
    their_verified bigint,
    their_rejected bigint,
    their_differing bigint,
    their_receipt timestamptz,
    our_sequence bigint,
    our_items bigint,
    our_verified bigint,
    our_rejected bigint,
    our_differing bigint,
    our_receipt timestamptz,
    -- What was applied here since the run before, by what became of it.
    added bigint,
    changed bigint,
    withdrawn bigint,
    cancelled bigint,
    erased bigint,
    constraint exchange_partner_pk primary key (run_id, partner),
    constraint exchange_partner_of_run foreign key (run_id) references exchange_run
);

-- Each morning's digest, as it was told.
create table digest (
    -- The date in the city.
    day date not null,
    made timestamptz not null,
    -- When the one before was made.
    since timestamptz not null,
    document text not null,
    -- When it was sent as a message; null where it was not.
    mailed timestamptz,
    constraint digest_pk primary key (day)
);

-- The places in the partners' logs up to which a digest tells.
create table digest_place (
    day date not null,
    partner text not null,
    sequence bigint not null,
    constraint digest_place_pk primary key (day, partner),
    constraint digest_place_of_digest foreign key (day) references digest
);
