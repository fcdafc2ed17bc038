package org.rollcall.benchmark;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.rollcall.audience.Claim;
import org.rollcall.audience.Contest;
import org.rollcall.membership.ClaimStore;

/** Who belongs to the groups, for all groups at once; whose record an address carries is the real contest's word. */
final class Memberships {

    private static final int CHUNK = 10_000;

    private final Script script;

    Memberships(Script script) {
        this.script = script;
    }

    void make() {
        script.step("who belongs", """
                CREATE TEMP TABLE tagged AS SELECT id, unnest(array_append(tags, '')) AS tag FROM member WHERE active;
                ANALYZE member, member_group, contact_role, tagged;
                CREATE TEMP TABLE fitting AS
                SELECT g.id AS group_id, m.id AS member_id
                FROM member_group g JOIN tagged t ON t.tag = coalesce(g.tags[1], '') JOIN member m ON m.id = t.id
                WHERE (g.kinds = '{}' OR m.kind = ANY (g.kinds))
                  AND (g.member_types = '{}' OR m.member_type = ANY (g.member_types))
                  AND (g.expires_within_days IS NULL OR m.membership_expires - {today} BETWEEN 0 AND g.expires_within_days)
                  AND (g.membership_statuses = '{}' OR g.membership_statuses @> ARRAY[CASE
                      WHEN m.member_since IS NULL AND m.membership_expires IS NULL THEN 'NON_MEMBER'
                      WHEN m.membership_expires - {today} >= 0 THEN 'CURRENT'
                      WHEN m.membership_expires - {today} >= -30 THEN 'GRACE_PERIOD' ELSE 'EXPIRED' END]);
                INSERT INTO fitting SELECT group_id, member_id FROM group_named_member n JOIN member m ON m.id = n.member_id
                    WHERE included AND active EXCEPT SELECT * FROM fitting;
                DELETE FROM fitting f USING group_named_member n
                    WHERE n.group_id = f.group_id AND n.member_id = f.member_id AND NOT n.included;

                CREATE TEMP TABLE member_now AS
                WITH RECURSIVE below (group_id, member_id) AS (
                    SELECT f.group_id, m.id FROM fitting f
                    JOIN member_group g ON g.id = f.group_id AND 'FAMILY' = ANY (g.beneficiaries)
                    JOIN member m ON m.parent_id = f.member_id
                    UNION
                    SELECT b.group_id, m.id FROM below b JOIN member m ON m.parent_id = b.member_id
                ), relative AS (
                    SELECT group_id, member_id FROM below
                    UNION
                    SELECT f.group_id, r.person_id FROM fitting f JOIN member_group g ON g.id = f.group_id
                    JOIN contact_role r ON r.company_id = f.member_id
                    WHERE 'MANAGEMENT_ACCESS' = ANY (g.beneficiaries)
                       OR r.kind = 'PRIMARY_CONTACT' AND 'PRIMARY_CONTACTS' = ANY (g.beneficiaries)
                       OR r.kind = 'BILLING_CONTACT' AND 'BILLING_CONTACTS' = ANY (g.beneficiaries)
                )
                SELECT group_id, member_id, 'PRIMARY' AS kind FROM fitting
                UNION ALL
                SELECT group_id, member_id, 'BENEFICIARY' FROM relative r JOIN member m ON m.id = r.member_id AND m.active
                WHERE NOT EXISTS (SELECT FROM fitting f WHERE f.group_id = r.group_id AND f.member_id = r.member_id)
                  AND NOT EXISTS (SELECT FROM group_named_member n
                                  WHERE n.group_id = r.group_id AND n.member_id = r.member_id AND NOT n.included);
                ANALYZE member_now
                """);
        script.step("addresses in the running", """
                CREATE TEMP TABLE address_now AS
                SELECT n.group_id, m.address, count(*)::int AS candidates, any_value(m.id) AS main_member_id,
                    bool_or(m.do_not_send) AS do_not_send, CASE WHEN count(*) > 1 THEN array_agg(m.id) END AS claims
                FROM member_now n JOIN member m ON m.id = n.member_id AND m.address IS NOT NULL
                JOIN member_group g ON g.id = n.group_id
                WHERE CASE n.kind WHEN 'PRIMARY' THEN g.sync_primary_members ELSE g.sync_beneficiaries END
                GROUP BY n.group_id, m.address;
                CREATE TEMP TABLE verdict (group_id uuid, address text, winner uuid, decided_by text, silent boolean)
                """);
        decide();
        script.step("decisions", """
                INSERT INTO address_record (id, group_id, address, main_member_id, candidates, decided_by, decided_at, do_not_send)
                SELECT pg_temp.uid(3, row_number() OVER (ORDER BY n.group_id, n.address)), n.group_id, n.address,
                    coalesce(v.winner, n.main_member_id), n.candidates, v.decided_by, {today} - interval '2 hours',
                    coalesce(v.silent, n.do_not_send)
                FROM address_now n LEFT JOIN verdict v USING (group_id, address) ORDER BY n.group_id, n.address
                """);
        script.step("memberships", """
                INSERT INTO group_member (group_id, member_id, kind, sort_last, sort_first, not_applicable)
                SELECT n.group_id, n.member_id, n.kind, m.sort_last, m.sort_first, CASE
                    WHEN n.kind = 'PRIMARY' AND NOT g.sync_primary_members THEN 'PRIMARY_MEMBERS_NOT_SYNCED'
                    WHEN n.kind = 'BENEFICIARY' AND NOT g.sync_beneficiaries THEN 'BENEFICIARIES_NOT_SYNCED'
                    WHEN m.email IS NULL THEN 'NO_EMAIL_ADDRESS'
                    WHEN m.address IS NULL THEN 'INVALID_EMAIL_ADDRESS'
                    WHEN m.do_not_send THEN 'DO_NOT_SEND_MARKETING_EMAILS'
                    WHEN r.main_member_id = m.id THEN NULL
                    WHEN m.kind = 'COMPANY' AND w.kind = 'PERSON' THEN 'PERSON_HAS_SAME_EMAIL'
                    ELSE 'HIGHER_PRIORITY_HAS_SAME_EMAIL' END
                FROM member_now n JOIN member m ON m.id = n.member_id JOIN member_group g ON g.id = n.group_id
                LEFT JOIN (address_record r JOIN member w ON w.id = r.main_member_id)
                    ON r.group_id = n.group_id AND r.address = m.address
                ORDER BY n.group_id, n.member_id;

                INSERT INTO group_standing (group_id, not_applicable, members)
                SELECT group_id, coalesce(not_applicable, ''), count(*) FROM group_member GROUP BY 1, 2;
                UPDATE member_group g SET primary_count = coalesce(c.primaries, 0), beneficiary_count = coalesce(c.others, 0)
                FROM member_group h LEFT JOIN (
                    SELECT group_id, count(*) FILTER (WHERE kind = 'PRIMARY') AS primaries,
                           count(*) FILTER (WHERE kind = 'BENEFICIARY') AS others
                    FROM group_member GROUP BY group_id) c ON c.group_id = h.id
                WHERE g.id = h.id;
                DROP TABLE tagged, fitting, member_now, address_now, verdict
                """);
    }

    private record Contested(UUID group, String address, List<UUID> claims) {}

    private void decide() {
        List<Contested> contested = script
                .connection()
                .query("SELECT group_id, address, claims FROM address_now WHERE candidates > 1")
                .executeAndAwait()
                .stream()
                .map(row -> new Contested(
                        row.getUUID("group_id"), row.getString("address"), List.of(row.getArrayOfUUIDs("claims"))))
                .toList();
        Map<UUID, Claim> claims = claims(
                script, contested.stream().flatMap(one -> one.claims().stream()).toList());
        for (int start = 0; start < contested.size(); start += CHUNK) {
            var page = contested.subList(start, Math.min(contested.size(), start + CHUNK));
            var decisions = page.stream()
                    .map(one -> Contest.decide(
                            one.claims().stream().map(claims::get).toList()))
                    .toList();
            script.connection()
                    .preparedQuery(
                            "INSERT INTO verdict SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[],"
                                    + " $5::boolean[])")
                    .executeAndAwait(Tuple.of(
                            page.stream().map(Contested::group).toArray(UUID[]::new),
                            page.stream().map(Contested::address).toArray(String[]::new),
                            decisions.stream()
                                    .map(one -> one.winner().memberId())
                                    .toArray(UUID[]::new),
                            decisions.stream()
                                    .map(one -> Objects.requireNonNull(one.decidedBy())
                                            .name())
                                    .toArray(String[]::new),
                            decisions.stream()
                                    .map(one -> one.winner().doNotSend())
                                    .toArray(Boolean[]::new)));
        }
    }

    /** These members' claims on their addresses. */
    static Map<UUID, Claim> claims(Script script, Collection<UUID> members) {
        Set<UUID> all = new LinkedHashSet<>(members);
        UUID[] ids = all.toArray(UUID[]::new);
        Map<UUID, Claim> claims = new HashMap<>();
        for (int start = 0; start < ids.length; start += CHUNK) {
            new ClaimStore()
                    .ofMembers(
                            script.connection(),
                            Arrays.asList(Arrays.copyOfRange(ids, start, Math.min(ids.length, start + CHUNK))))
                    .await()
                    .indefinitely()
                    .values()
                    .forEach(found -> found.forEach(claim -> claims.put(claim.memberId(), claim)));
        }
        return claims;
    }
}
