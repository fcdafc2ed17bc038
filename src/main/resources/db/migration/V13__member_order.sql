-- A group's members in the order of their names: the names stand in the membership, too, so that a page is one walk along an
-- index however large the group, and however few of all members belong to it.

ALTER TABLE group_member
    ADD COLUMN sort_last text COLLATE alphabet,
    ADD COLUMN sort_first text COLLATE alphabet;

-- Made again once the rows are rewritten.
DROP INDEX group_member_groups;
DROP INDEX group_member_not_applicable;

UPDATE group_member gm SET sort_last = m.sort_last, sort_first = m.sort_first FROM member m WHERE m.id = gm.member_id;

ALTER TABLE group_member
    ALTER COLUMN sort_last SET NOT NULL,
    ALTER COLUMN sort_first SET NOT NULL;

CREATE INDEX group_member_name ON group_member (group_id, sort_last, sort_first, member_id);
CREATE INDEX group_member_not_applicable ON group_member (group_id, not_applicable) WHERE not_applicable IS NOT NULL;
CREATE INDEX group_member_groups ON group_member (member_id, group_id);

-- Who is renamed is renamed in all groups at once, before they are calculated again. At the end of the transaction: by then it
-- has asked for the calculations, and waits for none while it holds memberships that a calculation wants.
CREATE FUNCTION rename_group_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE group_member SET sort_last = m.sort_last, sort_first = m.sort_first
    FROM member m WHERE m.id = NEW.id AND member_id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER member_renamed AFTER UPDATE ON member
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.company_name IS DISTINCT FROM NEW.company_name OR OLD.last_name IS DISTINCT FROM NEW.last_name
        OR OLD.first_name IS DISTINCT FROM NEW.first_name)
    EXECUTE FUNCTION rename_group_member();
