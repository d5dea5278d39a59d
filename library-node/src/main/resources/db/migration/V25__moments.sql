-- A time in a document; null where it has none. A partner's document may say anything there.
create function letters.moment_member(document text, name text) returns timestamptz language plpgsql stable as $$
declare
    said constant text := letters.member(document, name);
begin
    return case when said ~ '^\d{4}-\d\d-\d\dT[0-9:.]+Z$' then said::timestamptz end;
exception when data_exception then
    return null;
end
$$;
