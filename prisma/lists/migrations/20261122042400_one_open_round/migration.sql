-- Rounds of a community do not overlap: at most one of them collects.
CREATE UNIQUE INDEX collection_round_open_idx ON collection_round (area_id) WHERE state = 'OPEN';
