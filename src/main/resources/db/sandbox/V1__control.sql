-- What every simulated provider shares. Nothing outside the sandbox refers to this schema but the clock.

CREATE TABLE sandbox.call (
    n        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider text        NOT NULL,
    method   text        NOT NULL,
    path     text        NOT NULL,
    status   integer     NOT NULL,
    rows     integer     NOT NULL,
    at       timestamptz NOT NULL,
    millis   integer     NOT NULL
);
COMMENT ON COLUMN sandbox.call.status IS '0 when the connection was closed before anything was applied';

CREATE TABLE sandbox.violation (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider text   NOT NULL,
    kind     text   NOT NULL CHECK (kind IN ('consent-raised', 'too-many-connections', 'contract')),
    email    text,
    call     bigint NOT NULL,
    detail   text   NOT NULL
);

CREATE TABLE sandbox.clock (
    single         boolean PRIMARY KEY DEFAULT true CHECK (single),
    offset_seconds bigint  NOT NULL
);
COMMENT ON TABLE sandbox.clock IS 'How far the business clock runs ahead of the real one; leases do not look here';
INSERT INTO sandbox.clock (offset_seconds) VALUES (0);
