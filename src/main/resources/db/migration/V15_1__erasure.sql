-- People who were erased: what the engine still has to take away, and marks by which they are not brought back unseen.

CREATE TABLE erasure (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- Kept until no provider's list has it because of us; NULL from then on.
    address text,
    also_at_providers boolean NOT NULL,
    erased_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz,
    CONSTRAINT done_knows_nobody CHECK (done_at IS NULL OR address IS NULL)
);

CREATE INDEX erasure_pending ON erasure (erased_at) WHERE done_at IS NULL;

-- Keyed digests of addresses and external ids: whoever has only this database cannot tell whose.
CREATE TABLE tombstone (
    mark bytea PRIMARY KEY,
    erasure_id uuid NOT NULL REFERENCES erasure
);

CREATE INDEX tombstone_erasure ON tombstone (erasure_id);

ALTER TABLE staged_rejection DROP CONSTRAINT staged_rejection_code_check,
    ADD CONSTRAINT staged_rejection_code_check CHECK (code IN ('ERASED', 'INVALID', 'NOT_FOUND', 'TAKEN'));

-- A text without a word, whatever its case.
CREATE FUNCTION without_word(told text, word text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN regexp_replace(told, regexp_replace(word, '([][.^$*+?(){}|\\-])', '\\\1', 'g'), '…', 'gi');
