-- Head librarians may also write the standard sentences of letters in words of their own.
alter table library_detail
    drop constraint library_detail_known,
    add constraint library_detail_known check (detail in ('address', 'hours', 'offer', 'read', 'in-hand', 'answered',
        'accepted', 'partly-accepted', 'declined', 'declined-offer', 'recalled'));
