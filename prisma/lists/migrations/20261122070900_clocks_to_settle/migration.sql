-- The clocks whose due time nobody knows yet: few, whatever the number of clocks.
CREATE INDEX clock_unsettled_idx ON clock (started_at, id) WHERE due_at IS NULL;
