package org.rollcall.benchmark;

/** People, companies, their tree, roles and addresses, and the groups that choose among them. */
final class People {

    private final Script script;

    People(Script script) {
        this.script = script;
    }

    void make() {
        script.run("""
                -- Numbers that look like chance and are always the same: from 0 up to 1, and ids in the order of their number.
                CREATE FUNCTION pg_temp.chance(n bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN
                    (hashint8extended(n, {seed} * 1000::bigint + salt) & 4503599627370495)::float8 / 4503599627370496;
                CREATE FUNCTION pg_temp.pick(words text[], n bigint, salt int) RETURNS text LANGUAGE sql IMMUTABLE RETURN
                    words[1 + floor(pg_temp.chance(n, salt) * cardinality(words))::int];
                CREATE FUNCTION pg_temp.uid(salt int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
                    (lpad(to_hex(1767225600000 + n / 1000), 12, '0') || '7' || lpad(to_hex(n % 1000), 3, '0') || '8'
                        || substr(md5(salt || '-' || n), 1, 15))::uuid;
                """);
        script.step("people and companies", """
                CREATE TEMP TABLE drawn AS
                SELECT d.*, CASE WHEN company THEN 'info@company-' || i || '.test'
                                 WHEN circle > 0 AND circle <> i THEN 'info@company-' || circle || '.test'
                                 WHEN circle < 0 THEN 'family-' || -circle || '@home.test'
                                 ELSE lower(given || '.' || family) || '.' || i || '@'
                                     || CASE WHEN employed THEN 'company-' || employer ELSE 'post' END || '.test' END
                             AS own_address
                FROM (
                    -- Who shares an address has the tags of those that he shares it with.
                    SELECT c.*, CASE WHEN company THEN i
                                WHEN employed AND pg_temp.chance(i, 5) < 0.03 THEN coalesce(above_company, employer)
                                WHEN employed AND pg_temp.chance(i, 6) < 0.06 THEN employer
                                WHEN NOT employed AND pg_temp.chance(i, 7) < 0.1 THEN -(i / 3)
                                ELSE i END AS circle
                    FROM (
                        SELECT p.*, root + CASE WHEN below > 0
                                   THEN floor(pg_temp.chance(CASE WHEN company THEN i ELSE employer END, 4) * below)
                                   END::bigint AS above_company
                        FROM (
                            SELECT b.*, (CASE WHEN company THEN i ELSE employer END - 1) % 10 AS below,
                                CASE WHEN company THEN i ELSE employer END
                                    - (CASE WHEN company THEN i ELSE employer END - 1) % 10 AS root
                            FROM (
                                SELECT i, i <= {companies} AS company,
                                       1 + floor(pg_temp.chance(i, 1) * {companies})::bigint AS employer,
                                       i > {companies} AND pg_temp.chance(i, 2) < 0.7 AS employed,
                                       pg_temp.pick({given}, i, 10) AS given,
                                       pg_temp.pick({first-part}, i, 11) || pg_temp.pick({second-part}, i, 12) AS family
                                FROM generate_series(1, {members}) i) b) p) c) d;

                INSERT INTO member (id, external_id, kind, first_name, last_name, company_name, email, login_email, parent_id,
                    member_type, member_since, membership_expires, tags, custom_fields, active, do_not_send,
                    created_at, updated_at)
                SELECT pg_temp.uid(1, i), CASE WHEN company THEN 'c-' ELSE 'p-' END || lpad(i::text, 7, '0'),
                    CASE WHEN company THEN 'COMPANY' ELSE 'PERSON' END,
                    CASE WHEN NOT company AND pg_temp.chance(i, 13) < 0.99 THEN given END,
                    CASE WHEN NOT company THEN family END,
                    CASE WHEN company THEN family || ' ' || pg_temp.pick({trades}, i, 14) END,
                    CASE WHEN pg_temp.chance(i, 15) < 0.05 THEN NULL
                         WHEN pg_temp.chance(i, 15) < 0.06 THEN 'see website'
                         WHEN pg_temp.chance(i, 15) < 0.07 THEN own_address || ',' || own_address
                         WHEN pg_temp.chance(i, 15) < 0.1 THEN upper(own_address)
                         ELSE own_address END,
                    CASE WHEN NOT company AND pg_temp.chance(i, 16) < 0.4
                         THEN CASE WHEN circle = i OR circle < 0 AND i % 3 = 1 THEN own_address
                                   ELSE 'login.' || i || '@company.test' END END,
                    CASE WHEN company THEN pg_temp.uid(1, above_company)
                         WHEN employed THEN pg_temp.uid(1, employer)
                         WHEN pg_temp.chance(i, 17) < 0.1 AND i > {companies} + 1 THEN pg_temp.uid(1, i - 1) END,
                    CASE WHEN company THEN pg_temp.pick('{Corporate,Corporate,Corporate,Supporter}', i, 18)
                         ELSE pg_temp.pick('{Individual,Individual,Individual,Student,Honorary,Retired}', i, 18) END,
                    CASE WHEN pg_temp.chance(i, 19) >= 0.15
                         THEN {today} + days - 365 * (1 + floor(pg_temp.chance(i, 21) * 12))::int END,
                    CASE WHEN pg_temp.chance(i, 19) >= 0.15 THEN {today} + days END,
                    ARRAY(SELECT DISTINCT 'tag-' || lpad(
                              floor(power(pg_temp.chance(circle * 64 + k, 22), 1.3) * {tags})::text, 2, '0')
                          FROM generate_series(1, floor({tags-per-member} + pg_temp.chance(circle, 23))::int) k
                          ORDER BY 1),
                    jsonb_build_object('chapter', pg_temp.pick('{north,south,east,west}', i, 24)),
                    pg_temp.chance(i, 25) < 0.97, pg_temp.chance(i, 26) < 0.04,
                    {today} - 400 + i * interval '1 second', {today} - 400 + i * interval '1 second'
                FROM drawn CROSS JOIN LATERAL (
                    SELECT CASE WHEN pg_temp.chance(i, 19) < 0.3 THEN -31 - floor(pg_temp.chance(i, 20) * 900)
                                WHEN pg_temp.chance(i, 19) < 0.4 THEN -floor(pg_temp.chance(i, 20) * 31)
                                ELSE floor(pg_temp.chance(i, 20) * 400) END::int AS days) d;
                """.replace("{given}", array(Names.GIVEN))
                .replace("{first-part}", array(Names.FIRST_PART))
                .replace("{second-part}", array(Names.SECOND_PART))
                .replace("{trades}", array(Names.TRADES)));
        script.step("roles", """
                INSERT INTO contact_role (person_id, company_id, kind)
                SELECT pg_temp.uid(1, i), pg_temp.uid(1, employer), kind
                FROM (SELECT *, pg_temp.chance(i, 30) * CASE WHEN circle <> i THEN 0.5 ELSE 1 END AS luck
                      FROM drawn WHERE employed) d
                JOIN (VALUES ('PRIMARY_CONTACT', 0, 0.12), ('BILLING_CONTACT', 0.08, 0.18),
                             ('MANAGEMENT_ACCESS', 0.18, 0.25)) k (kind, at_least, below)
                    ON luck >= at_least AND luck < k.below;
                DROP TABLE drawn
                """);
        groups();
    }

    /** The last group is everybody; every fifth one names members as well. */
    private void groups() {
        script.step("groups", """
                INSERT INTO member_group (id, slug, name, membership_statuses, expires_within_days, kinds, member_types, tags,
                    beneficiaries, sync_primary_members, sync_beneficiaries, calculation_state, calculation_started_at,
                    calculation_finished_at, created_at, updated_at)
                SELECT pg_temp.uid(2, n), 'group-' || n, 'Group ' || lpad(n::text, 4, '0') || ' ' || v.name, v.statuses::text[],
                    v.days, v.kinds::text[], v.types::text[],
                    CASE WHEN n < {groups} THEN ARRAY['tag-' || lpad((n % {tags})::text, 2, '0')] ELSE '{}' END,
                    v.beneficiaries::text[], v.primaries, v.others, 'READY', {today} - interval '2 hours',
                    {today} - interval '2 hours' + interval '1 second', {today} - interval '90 days', {today} - interval '1 day'
                FROM generate_series(1, {groups}) n
                JOIN (VALUES
                    (0, 'Friends', '{}', NULL, '{}', '{}', '{}', true, false),
                    (1, 'Members', '{CURRENT,GRACE_PERIOD}', NULL, '{}', '{}', '{}', true, false),
                    (2, 'People', '{}', NULL, '{PERSON}', '{}', '{}', true, false),
                    (3, 'Individuals', '{}', NULL, '{}', '{Individual,Student}', '{}', true, false),
                    (4, 'Company Contacts', '{}', NULL, '{COMPANY}', '{}', '{PRIMARY_CONTACTS,BILLING_CONTACTS}', false, true),
                    (5, 'Current', '{CURRENT}', NULL, '{}', '{}', '{}', true, false),
                    (6, 'Families', '{CURRENT}', NULL, '{COMPANY}', '{}', '{FAMILY,MANAGEMENT_ACCESS}', true, true),
                    (7, 'Prospects', '{EXPIRED,NON_MEMBER}', NULL, '{}', '{}', '{}', true, false),
                    (8, 'Renewals', '{}', 90, '{}', '{}', '{}', true, false),
                    (-1, 'Everybody', '{}', NULL, '{PERSON,COMPANY}', '{}', '{}', true, false)
                ) v (variant, name, statuses, days, kinds, types, beneficiaries, primaries, others)
                    ON v.variant = CASE WHEN n = {groups} THEN -1 ELSE (n / {tags} + n) % 9 END;

                INSERT INTO group_named_member (group_id, member_id, included)
                SELECT DISTINCT ON (1, 2) pg_temp.uid(2, n),
                    pg_temp.uid(1, 1 + floor(pg_temp.chance(n * 8 + k, 40) * {members})::bigint), k <= 3
                FROM generate_series(5, {groups} - 1, 5) n CROSS JOIN generate_series(1, 5) k
                ORDER BY 1, 2, 3
                """);
    }

    private static String array(String words) {
        return "'{" + words + "}'::text[]";
    }
}
