-- Finding members by a part of a name or an address, and pages of long lists by an index.

-- Any part of three letters or more finds its rows by this; trusted, so the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- All that a search looks into, a line each.
ALTER TABLE member ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (
    coalesce(company_name, coalesce(first_name, '') || ' ' || coalesce(last_name, '') || E'\n'
        || coalesce(last_name, '') || ', ' || coalesce(first_name, '')) || E'\n' || coalesce(email, '')) STORED;

CREATE INDEX member_search ON member USING gin (search_text gin_trgm_ops);

-- Addresses that are shared, and members by why they are not synced, are few among many.
CREATE INDEX address_record_shared_of_group ON address_record (group_id, address) WHERE candidates > 1;
CREATE INDEX group_member_not_applicable ON group_member (group_id, not_applicable) WHERE not_applicable IS NOT NULL;

-- A page of a group's members goes along their names and asks for each whether he belongs: by this index alone.
CREATE INDEX group_member_groups ON group_member (member_id, group_id) INCLUDE (kind, not_applicable);
DROP INDEX group_member_member;
