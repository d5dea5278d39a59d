alter table item
    -- Where the request that made this state stands in a trace (W3C traceparent). Only of own items, and only where
    -- somebody records the trace; a new place in the log that no request asked for has none.
    add column traceparent text;
