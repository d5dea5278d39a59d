-- Whether somebody can be recognised in a picture, and that they agree to be shown. The desk notes it, and it never leaves this
-- city. It names no person.
create table picture_people (
    sha256 text not null,
    people text not null,
    agreed boolean not null,
    sure boolean not null,
    constraint picture_people_pk primary key (sha256),
    constraint picture_people_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint picture_people_people check (people in ('nobody', 'adults', 'children'))
);
