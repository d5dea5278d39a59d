-- The files of ZIPs with pictures that go with tables: what each has become, or why it is no picture. They are kept for as long
-- as a picture that nothing names.
create table zipped_picture (
    -- SHA-256 of the ZIP.
    zip bytea not null,
    file text not null,
    -- What an item needs to name it, as JSON.
    picture text,
    -- The rule that the file breaks.
    rule text,
    received timestamptz not null,
    constraint zipped_picture_pk primary key (zip, file),
    constraint zipped_picture_or_reason check ((picture is null) <> (rule is null))
);
create index zipped_picture_received on zipped_picture (received);

-- The ZIP whose pictures the rows name.
alter table bulk_import add column pictures text;
