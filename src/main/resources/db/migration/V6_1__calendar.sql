-- The last of the association's days whose changes of membership were handled; NULL before the first.
CREATE TABLE calendar_day (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    handled date
);

INSERT INTO calendar_day DEFAULT VALUES;

-- Groups were calculated on days that nobody kept: once at the start, not at the next midnight only.
INSERT INTO scheduled_job (name, schedule, next_run_at, run_wanted_at) VALUES ('calendar', '', now(), now());
