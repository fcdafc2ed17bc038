-- Which keys are still needed: what is signed by one cannot be signed anew, unlike what is sealed.

-- Id of the key that a mark was made with; NULL for marks from before it was noted.
ALTER TABLE tombstone ADD COLUMN key_id text;
CREATE INDEX tombstone_key ON tombstone (key_id);

CREATE INDEX audit_entry_key ON audit_entry (key_id, position);
