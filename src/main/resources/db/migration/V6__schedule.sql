-- Jobs that go by the association's clock.

CREATE TABLE scheduled_job (
    name text PRIMARY KEY,
    -- The cadence in words; another one gives another time.
    schedule text NOT NULL,
    -- Due and last time are the association's, whose clock a demonstration may move; the lease goes by the database's.
    next_run_at timestamptz NOT NULL,
    last_run_at timestamptz,
    last_outcome text,
    failed boolean NOT NULL DEFAULT false,
    -- Runs that failed in a row.
    failures int NOT NULL DEFAULT 0,
    paused boolean NOT NULL DEFAULT false,
    -- A person asked that it be run now.
    run_wanted_at timestamptz,
    lease_holder text,
    lease_token int NOT NULL DEFAULT 0,
    lease_until timestamptz,
    claimed_at timestamptz,
    CONSTRAINT lease_is_whole CHECK ((lease_holder IS NULL) = (lease_until IS NULL)),
    CONSTRAINT outcome_is_whole CHECK ((last_run_at IS NULL) = (last_outcome IS NULL))
);
