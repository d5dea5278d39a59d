-- Which columns people have chosen for the headings of a source's tables, so that nobody is asked twice.
create table import_column (
    scheme text not null,
    -- Or the field for what all rows say that say nothing else, such as all.kind.
    heading text not null,
    -- Empty for a column that imports leave out; what all rows say.
    column_name text not null,
    constraint import_column_pk primary key (scheme, heading),
    constraint import_column_lengths check (length(heading) <= 300 and length(column_name) <= 300)
);
