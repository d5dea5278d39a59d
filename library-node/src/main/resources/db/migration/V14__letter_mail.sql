-- The partners' letters about which a desk of this city has had mail. A row stays as long as the letter's, so that no desk
-- has mail about one twice.
create table letters.mailed (
    id uuid not null,
    owner text not null,
    mailed timestamptz not null,
    constraint mailed_pk primary key (id, owner)
);

-- How mail to the desks goes.
create table letters.mailbox (
    desk text not null,
    -- When the mail server last took a mail.
    mailed timestamptz,
    -- Since when it has taken none; null if it took the last one.
    failing_since timestamptz,
    constraint mailbox_pk primary key (desk)
);
