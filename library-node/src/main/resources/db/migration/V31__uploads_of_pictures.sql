-- What people uploaded as pictures. The files are not kept; their digests tell that the same file is the same picture. A row
-- stays as long as its picture, and when that was taken down.
create table picture_upload (
    -- SHA-256 of the file, and of the forms that were made from it, with the ids that these have in their log.
    sha256 bytea not null,
    display bytea not null,
    display_id uuid not null,
    width int not null,
    height int not null,
    bytes int not null,
    thumbnail bytea not null,
    thumbnail_id uuid not null,
    thumbnail_width int not null,
    thumbnail_height int not null,
    thumbnail_bytes int not null,
    -- Who uploaded it first, and when somebody did last.
    uploaded_by text not null,
    uploaded timestamptz not null,
    constraint picture_upload_pk primary key (sha256),
    constraint picture_upload_digest_lengths
        check (octet_length(sha256) = 32 and octet_length(display) = 32 and octet_length(thumbnail) = 32)
);

create index picture_upload_display on picture_upload (display_id);
create index picture_upload_thumbnail on picture_upload (thumbnail_id);

-- What nothing names may go.
create index named_form on pictures.named (form);

-- Why somebody took a picture down. It never leaves this city.
create table picture_takedown (
    display bytea not null,
    reason text not null,
    taken_down_by text not null,
    taken_down timestamptz not null,
    constraint picture_takedown_pk primary key (display)
);

-- When the tables of pictures were last written anew, so that their files hold nothing of those that are gone.
create table picture_files (
    only_one boolean not null default true,
    claimed timestamptz not null default '-infinity',
    done timestamptz not null default '-infinity',
    constraint picture_files_pk primary key (only_one),
    constraint picture_files_only_one check (only_one)
);
insert into picture_files default values;
