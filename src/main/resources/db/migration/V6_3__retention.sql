-- Runs are deleted when they are old. An entry may name one that is gone, which reads as none: with a foreign key each
-- deleted run would search all entries.
ALTER TABLE list_entry DROP CONSTRAINT list_entry_run_id_fkey;

CREATE INDEX sync_run_finished ON sync_run (finished_at) WHERE finished_at IS NOT NULL;
