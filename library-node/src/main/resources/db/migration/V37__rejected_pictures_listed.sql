-- One list has the rejected records of items and of pictures, so they take their numbers from one row.
alter table pictures.rejected_record alter column id drop identity;
update pictures.rejected_record set id = -id;
update pictures.rejected_record set id = nextval('public.rejected_record_id_seq');
alter table pictures.rejected_record alter column id set default nextval('public.rejected_record_id_seq');

create view listed_rejected_record as
    select *, false as of_pictures from public.rejected_record
    union all select *, true from pictures.rejected_record;
