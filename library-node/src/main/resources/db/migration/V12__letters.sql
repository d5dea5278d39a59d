-- What a partner has applied of the city's logs, as the partner has signed it. Delivered is what it has applied.
create table applied_log (
    partner text not null,
    -- The topic of the log.
    log text not null,
    sequence bigint not null,
    told timestamptz not null,
    constraint applied_log_pk primary key (partner, log)
) with (fillfactor = 10);

-- The letters between this city and its partners. Each pair of cities has a log in each direction, which the same program
-- writes and reads as the logs of items. So this schema has tables and views of the same names and columns as the item
-- log's: a session whose search path begins with it, and which names a partner in library.partner, works on the two logs
-- that the city has with this partner.
create schema letters;

-- A member of a document; null where it has none. A document that is damaged in the database is no JSON any more, and
-- must not keep a repair from replacing it.
create function letters.member(document text, variadic path text[]) returns text language plpgsql immutable as $$
begin
    return document::jsonb #>> path;
exception when data_exception then
    return null;
end
$$;

create function letters.uuid_member(document text, variadic path text[]) returns uuid language sql immutable as $$
    select item_of_key(convert_to(letters.member(document, variadic path), 'UTF8'))
$$;

create function letters.number_member(document text, name text) returns bigint language sql immutable as $$
    select case when letters.member(document, name) ~ '^[0-9]{1,16}$' then letters.member(document, name)::bigint end
$$;

-- Letters and what their addressees did with them, each as the canonical document and its digest.
create table letters.post (
    id uuid not null,
    owner text not null,
    -- The other city of the pair, whoever is the owner.
    partner text not null default current_setting('library.partner'),
    kind text not null,
    status text not null,
    version bigint not null,
    -- Place in the owner's log of this pair; drafts have none and never leave.
    sequence bigint,
    document text not null,
    sha256 bytea not null,
    -- As of items.
    bucket smallint not null generated always as
        ((get_byte(sha256(uuid_send(id)), 0) << 4) | (get_byte(sha256(uuid_send(id)), 1) >> 4)) stored,
    languages text[] not null,
    updated timestamptz not null,
    changed_by text,
    traceparent text,
    stored timestamptz not null default now(),
    held_since timestamptz not null default now(),
    -- Of a letter: its conversation, and its place there.
    thread uuid generated always as (letters.uuid_member(document, 'thread')) stored,
    turn bigint generated always as (letters.number_member(document, 'turn')) stored,
    seen bigint generated always as (letters.number_member(document, 'seen')) stored,
    -- Of a handling: the letter, which the other city wrote, and what became of it.
    letter uuid generated always as (letters.uuid_member(document, 'letter', 'id')) stored,
    state text generated always as (letters.member(document, 'state')) stored,
    constraint post_pk primary key (id, owner),
    constraint post_version_from_one check (version >= 1),
    constraint post_digest_length check (octet_length(sha256) = 32),
    constraint post_sequence_unless_draft check ((status = 'draft') = (sequence is null))
);

create index post_log_order on letters.post (partner, owner, sequence) where sequence is not null;
-- The order of boxes, of a conversation, and where a letter finds its handling.
create index post_listing on letters.post (updated desc, id desc);
create index post_of_thread on letters.post (thread, turn, owner, id) where thread is not null;
create index post_of_letter on letters.post (letter) where letter is not null;

create view letters.item as
select id, owner, kind, status, version, sequence, document, sha256, bucket, languages, updated, changed_by, traceparent,
    stored, held_since
from letters.post where partner = current_setting('library.partner');

create trigger post_insert_by_owner_only before insert on letters.post for each row
    when (current_setting('library.writes_as', true) is distinct from new.owner)
    execute function refuse_change_of_others_item();
create trigger post_update_by_owner_only before update on letters.post for each row
    when (current_setting('library.writes_as', true) is distinct from old.owner
        or current_setting('library.writes_as', true) is distinct from new.owner)
    execute function refuse_change_of_others_item();
create trigger post_delete_by_owner_only before delete on letters.post for each row
    when (current_setting('library.writes_as', true) is distinct from old.owner)
    execute function refuse_change_of_others_item();
create trigger post_never_truncated before truncate on letters.post for each statement execute function refuse_truncate();

-- One row for each partner, where the item log has one row. A node writes them when it starts with a new partner.
create table letters.counter (
    partner text not null default current_setting('library.partner'),
    like own_log including defaults including constraints,
    constraint counter_pk primary key (partner)
) with (fillfactor = 10);
alter table letters.counter drop column only_one;

create table letters.publishing (
    partner text not null default current_setting('library.partner'),
    like publication including defaults including constraints,
    constraint publishing_pk primary key (partner)
) with (fillfactor = 10);
alter table letters.publishing drop column only_one;

create table letters.restoring (
    partner text not null default current_setting('library.partner'),
    like restoration including defaults including constraints,
    constraint restoring_pk primary key (partner)
);
alter table letters.restoring drop column only_one;

create table letters.restored_post (
    partner text not null default current_setting('library.partner'),
    like restored_item including defaults including constraints,
    constraint restored_post_pk primary key (item_id)
);
create index restored_post_pending on letters.restored_post (sequence) where outcome is null;

create table letters.proof (
    partner text not null default current_setting('library.partner'),
    like own_proof including defaults including constraints,
    constraint proof_pk primary key (id)
);
create index proof_at_work on letters.proof (requested) where state <> 'finished';
create index proof_latest on letters.proof (partner, requested desc, id);

create table letters.message (
    partner text not null default current_setting('library.partner'),
    like control_message including defaults including identity including constraints,
    constraint message_pk primary key (id)
);

create view letters.own_log as
select sequence from letters.counter where partner = current_setting('library.partner');
create view letters.publication as
select sent_sequence, sent_offset, topic_id, sending_sequence, released_sequence, sealed_by, confirmed_beyond, goes_above,
    moved
from letters.publishing where partner = current_setting('library.partner');
create view letters.restoration as
select state, topic_id, announced_sequence, log_sequence, log_end, last_doubtful, sends_again, found, settled
from letters.restoring where partner = current_setting('library.partner');
create view letters.restored_item as
select item_id, kind, status, version, sequence, document, sha256, languages, updated, known_sequence, own_version,
    own_sequence, own_sha256, own_document, finding, choice, chosen_by, outcome
from letters.restored_post where partner = current_setting('library.partner');
create view letters.own_proof as
select id, origin, requested, requested_by, chain, round, state, step, digest_step, listing_step, sequence, marked, items,
    root, damaged, hashed, buckets, listing_buckets, listing_sequence, finished
from letters.proof where partner = current_setting('library.partner');
create view letters.control_message as
select id, type, document, signature, written from letters.message where partner = current_setting('library.partner');

-- These name the owner and the mirror themselves.
create table letters.mirror_position (
    like mirror_position including defaults including constraints,
    constraint mirror_position_pk primary key (owner)
) with (fillfactor = 10);
create table letters.mirror_proof (
    like mirror_proof including defaults including constraints,
    constraint mirror_proof_pk primary key (owner, proof_id, step)
);
create index mirror_proof_unanswered on letters.mirror_proof (owner) where answered is null;
create table letters.listing_part (
    like listing_part including defaults including constraints,
    constraint listing_part_pk primary key (owner, proof_id, step, part)
);
create table letters.receipt (
    like receipt including defaults including constraints,
    constraint receipt_pk primary key (owner, proof_id, mirror, step)
);
create index receipt_latest on letters.receipt (owner, mirror, made desc);
create table letters.reissue (
    like reissue including defaults including constraints,
    constraint reissue_pk primary key (chain, item_id, sha256)
);
create index reissue_by_item on letters.reissue (item_id);
create table letters.rejected_record (
    like rejected_record including defaults including constraints including identity including generated,
    constraint rejected_record_pk primary key (id),
    constraint rejected_record_once unique (topic_id, record_offset)
);
create index rejected_record_unsettled on letters.rejected_record (owner, item_id) where state in ('open', 'requested');
create index rejected_record_of_item on letters.rejected_record (item_id) where not purged;
create index rejected_record_quota on letters.rejected_record (owner) include (bytes, reason);

-- Always empty: only items are searched, so that letters send the search nowhere.
create table letters.search_position (
    like search_position including defaults including constraints,
    constraint search_position_pk primary key (owner)
);

-- The desks of partners, as they last told them.
create table letters.desk (
    owner text not null,
    id text not null,
    -- By language.
    names jsonb not null,
    constraint desk_pk primary key (owner, id)
);

-- What is erased leaves no bytes beside it, as of items. The answers that wait for a client which missed them lose the
-- words of a letter that is recalled, too.
create function letters.purge_post() returns trigger language plpgsql as $$
begin
    update idempotency_key set body = null where item_id = new.id and body is not null;
    if new.status = 'erased' then
        update letters.rejected_record set value = null, headers = convert_to('[]', 'UTF8'), purged = true
        where item_id = new.id and owner = new.owner and not purged;
        update letters.restored_post set document = case when status = 'erased' then document end, own_document = null
        where item_id = new.id and new.owner = (select name from city);
    end if;
    return null;
end
$$;

create trigger post_purged after insert or update on letters.post for each row
    when (new.status in ('recalled', 'erased')) execute function letters.purge_post();

-- A record that is rejected later may hold the letter as well.
create function letters.purge_rejected_of_erased_post() returns trigger language plpgsql as $$
begin
    if exists (select from letters.post
        where id = item_of_key(new.key) and owner = new.owner and status = 'erased')
    then
        new.value := null;
        new.headers := convert_to('[]', 'UTF8');
        new.purged := true;
    end if;
    return new;
end
$$;

create trigger rejected_of_erased_post before insert on letters.rejected_record for each row
    execute function letters.purge_rejected_of_erased_post();
