-- Terms take more than the two kilobytes from which on PostgreSQL packs values and puts them elsewhere, which costs more
-- than anything else when a row is written, and again whenever its rank is worked out.
alter table search_item set (toast_tuple_target = 8160);
