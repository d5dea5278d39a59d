-- The letters in a run's account, beside the items: what went to each partner's city and came from there since the run
-- before, and the receipts for both. Runs from before there were letters have no rows here.
create table exchange_letters (
    run_id uuid not null,
    partner text not null,
    -- The partner has no log of letters yet, so that the letters to it wait for its next version.
    waiting boolean not null,
    -- Last sequence of the own log that is counted.
    sequence bigint not null,
    sent bigint not null,
    -- Letters that did not change and were only sent again.
    repaired bigint not null,
    received bigint not null,
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
    constraint exchange_letters_pk primary key (run_id, partner),
    constraint exchange_letters_of_run foreign key (run_id) references exchange_run
);
