-- Proofs of the city's own catalogue. One is at work at a time; those that are asked for meanwhile wait.
create table own_proof (
    id uuid not null,
    -- Who asked for it: an operator, a partner that has found a gap, or this node after a repair or an interruption.
    origin text not null,
    requested timestamptz not null,
    requested_by text not null,
    -- The first proof of a chain that repairs made necessary, and how many came before this one.
    chain uuid not null,
    round int not null,
    state text not null,
    -- Counts the markers of the proof: more than one where a process ended in between.
    step int not null default 0,
    digest_step int,
    listing_step int,
    -- The place in the log that is proved, and what the catalogue was there.
    sequence bigint,
    marked timestamptz,
    items bigint,
    root text,
    damaged uuid[] not null default '{}',
    hashed timestamptz,
    -- Digests of the buckets, until the manifest is sent.
    buckets bytea,
    listing_buckets bytea,
    listing_sequence bigint,
    finished timestamptz,
    constraint own_proof_pk primary key (id),
    constraint own_proof_state check
        (state in ('requested', 'marked', 'hashed', 'sent', 'listing-requested', 'listing', 'listed', 'finished'))
);

create index own_proof_at_work on own_proof (requested) where state <> 'finished';
create index own_proof_latest on own_proof (requested desc, id);

-- Markers of partners' logs that this mirror has met; at each it took the digests of what it holds.
create table mirror_proof (
    owner text not null,
    proof_id uuid not null,
    step int not null,
    sequence bigint not null,
    -- Where the marker is. The same marker elsewhere comes from a publisher that was overtaken.
    topic_id text,
    marker_offset bigint not null,
    listing_buckets bytea,
    met timestamptz not null,
    -- The mirror's own position at the marker.
    stood_at bigint,
    items bigint,
    buckets bytea,
    hashed timestamptz,
    -- From the owner's manifest, which is kept until the two are compared.
    owner_items bigint,
    owner_root text,
    manifest bytea,
    answered timestamptz,
    constraint mirror_proof_pk primary key (owner, proof_id, step)
);

create index mirror_proof_unanswered on mirror_proof (owner) where answered is null;

-- Parts of a listing, until they are compared.
create table listing_part (
    owner text not null,
    proof_id uuid not null,
    step int not null,
    part int not null,
    value bytea not null,
    constraint listing_part_pk primary key (owner, proof_id, step, part)
);

-- Receipts for the own catalogue, as the mirrors sent them, and for partners' catalogues, as this mirror gave them.
create table receipt (
    owner text not null,
    proof_id uuid not null,
    mirror text not null,
    step int not null,
    sequence bigint not null,
    outcome text not null,
    items bigint not null,
    verified bigint not null,
    rejected bigint not null,
    differing bigint not null,
    -- The very bytes that the mirror signed.
    document bytea not null,
    signature bytea,
    signature_state text not null,
    made timestamptz not null,
    kept timestamptz not null default now(),
    constraint receipt_pk primary key (owner, proof_id, mirror, step)
);

create index receipt_latest on receipt (owner, mirror, made desc);

-- Items that were sent again under a new sequence to repair a mirror: once in a chain of proofs for the same content,
-- so that a repair that does not help is not repeated for ever.
create table reissue (
    chain uuid not null,
    item_id uuid not null,
    sha256 bytea not null,
    sequence bigint not null,
    reissued timestamptz not null default now(),
    constraint reissue_pk primary key (chain, item_id, sha256)
);

create index reissue_by_item on reissue (item_id);

-- Messages that wait to be appended to the city's control log. The transaction of what they tell writes them.
create table control_message (
    id bigint generated always as identity,
    type text not null,
    document bytea not null,
    signature bytea,
    written timestamptz not null default now(),
    constraint control_message_pk primary key (id)
);

-- How far a partner's control log has been read.
create table control_position (
    partner text not null,
    topic_id text,
    next_offset bigint not null default 0,
    constraint control_position_pk primary key (partner)
) with (fillfactor = 10);
