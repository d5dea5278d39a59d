-- Places in the city's own log are taken here and nowhere else, as the last lock of a transaction. The counter's row stays
-- locked until the commit, which makes the order of places the order of commits: whoever sees a place can be sure that no
-- lower one appears later. Returns the place before the first that was taken.
create function take_places(places bigint) returns bigint language sql as $$
    update own_log set sequence = sequence + places returning sequence - places;
$$;

-- Lets the log go on above a place that others know already. It is the last lock of a transaction as well.
create function raise_log(place bigint) returns void language sql as $$
    update own_log set sequence = greatest(sequence, place);
$$;
