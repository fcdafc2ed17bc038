package org.rollcall.benchmark;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.audience.Claim;
import org.rollcall.audience.Contest;

/** Two connected accounts that were synced: lists, what is wanted, the ledger, where every address stands, and the runs. */
final class Ledger {

    private final Script script;

    Ledger(Script script) {
        this.script = script;
    }

    void make() {
        script.run("""
                CREATE FUNCTION pg_temp.luck(word text, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN
                    (hashtextextended(word, {seed} * 1000::bigint + salt) & 4503599627370495)::float8 / 4503599627370496;
                CREATE TEMP TABLE group_number AS SELECT pg_temp.uid(2, n) AS group_id, n FROM generate_series(1, {groups}) n
                """);
        script.step("accounts and lists", """
                INSERT INTO provider_account (id, provider, name, audience_id, external_id, contacts_read_at, changes_read_at,
                    read_wanted, connected_by, connected_at, company_last_name, name_length)
                VALUES (pg_temp.uid(4, 1), 'MAILCHIMP', 'Large Association', 'audience', 'account-1', now(), now(), false,
                        'API_KEY', now(), '', 255),
                       (pg_temp.uid(4, 2), 'CONSTANT_CONTACT', 'Large Association', NULL, 'account-2', now(), now(), false,
                        'OAUTH', now(), '_', 50)
                ON CONFLICT (provider) DO UPDATE SET contacts_read_at = now(), changes_read_at = now(), read_wanted = false,
                    connected_by = EXCLUDED.connected_by, connected_at = now(), disconnected_at = NULL, reconcile = NULL,
                    company_last_name = EXCLUDED.company_last_name, name_length = EXCLUDED.name_length;

                CREATE TEMP TABLE connection AS
                SELECT g.group_id, g.n, a.id AS account_id, a.provider, pg_temp.uid(5, g.n * 2 + (a.provider = 'MAILCHIMP')::int) AS list_id,
                       {sending} AND g.n % 50 = 7 AND a.provider = 'MAILCHIMP' AS sending
                FROM group_number g JOIN provider_account a
                    ON g.n % 3 = 0 OR g.n = {groups} OR g.n % 3 = 1 AND a.provider = 'MAILCHIMP';
                INSERT INTO provider_list (id, account_id, external_id, name)
                SELECT c.list_id, c.account_id, 'list-' || c.n, g.name FROM connection c JOIN member_group g ON g.id = c.group_id;
                INSERT INTO group_list (group_id, account_id, list_id, last_synced_at)
                SELECT group_id, account_id, list_id, {today} - interval '1 hour' FROM connection
                """);
        script.step("what is wanted", """
                CREATE TEMP TABLE wanted AS
                SELECT c.account_id, r.address, min(r.main_member_id::text)::uuid AS owner_id,
                       CASE WHEN count(DISTINCT r.main_member_id) > 1 THEN array_agg(DISTINCT r.main_member_id) END AS owners,
                       CASE WHEN luck < 0.004 THEN 'REFUSED' WHEN luck < 0.024 THEN 'UNSUBSCRIBED'
                            WHEN luck < 0.032 THEN 'CLEANED' WHEN luck < 0.033 THEN 'ARCHIVED' ELSE 'SUBSCRIBED' END AS status
                FROM address_record r JOIN connection c ON c.group_id = r.group_id
                CROSS JOIN LATERAL pg_temp.luck(c.provider || r.address, 50) luck
                WHERE NOT r.do_not_send GROUP BY c.account_id, r.address, luck;
                CREATE TEMP TABLE owned (account_id uuid, address text, owner_id uuid)
                """);
        decideOwners();
        script.step("targets and contacts", """
                UPDATE wanted w SET owner_id = o.owner_id FROM owned o
                WHERE o.account_id = w.account_id AND o.address = w.address;
                INSERT INTO target (account_id, address, owner_id, refused_code, refused_message)
                SELECT account_id, address, owner_id, CASE WHEN status = 'REFUSED' THEN 'INVALID_EMAIL' END,
                       CASE WHEN status = 'REFUSED' THEN address || ' looks fake or invalid, please enter a real email address.' END
                FROM wanted ORDER BY account_id, address;
                INSERT INTO contact (account_id, address, contact_id, status, origin, first_name, last_name, company_name,
                    custom_fields, owner_id, unsubscribed_at, seen_at, web_url)
                SELECT w.account_id, w.address, md5(w.address), w.status,
                    CASE WHEN pg_temp.luck(w.address, 51) < 0.1 THEN 'ADOPTED' ELSE 'MADE' END, f.first_name, f.last_name,
                    f.company_name, f.custom_fields, w.owner_id,
                    CASE WHEN w.status = 'UNSUBSCRIBED' THEN {today} - pg_temp.luck(w.address, 52) * interval '80 days' END,
                    {today} - interval '30 minutes', 'https://provider.test/contacts/' || md5(w.address)
                FROM wanted w JOIN contact_fields f ON f.account_id = w.account_id AND f.member_id = w.owner_id
                WHERE w.status <> 'REFUSED' ORDER BY w.account_id, w.address
                """);
        script.step("runs", """
                INSERT INTO sync_run (id, group_id, account_id, cause, state, phase, total, sent, failed, skipped, queued_at,
                    started_at, finished_at)
                SELECT pg_temp.uid(6, c.n * 8 + k * 2 + (c.provider = 'MAILCHIMP')::int), c.group_id, c.account_id,
                    CASE k WHEN 0 THEN 'GROUP_SAVED' ELSE 'RECORDS_CHANGED' END, 'SUCCEEDED', 'DONE', 100, 100, 0, 0,
                    begun, begun, begun + interval '20 seconds'
                FROM connection c CROSS JOIN generate_series(0, 3) k
                CROSS JOIN LATERAL (SELECT {today} - (4 - k) * interval '1 day' + c.n * interval '1 minute' AS begun) b;
                INSERT INTO sync_run (id, group_id, account_id, cause, state, phase, total, sent, queued_at, started_at)
                SELECT pg_temp.uid(7, n), group_id, account_id, 'GROUP_RESYNC', 'RUNNING', 'SENDING', 1000, 400, {today}, {today}
                FROM connection WHERE sending
                """);
        script.step("where every address stands", """
                INSERT INTO list_entry (group_id, account_id, address, state, changed_at, sent_at, confirmed_at, unsubscribed_at,
                    code, provider_message, attempts, run_id)
                SELECT r.group_id, w.account_id, r.address, e.state, {today} - interval '1 hour',
                    CASE WHEN e.state = 'SYNCED' THEN {today} - interval '1 hour' END,
                    CASE WHEN e.state = 'SYNCED' THEN {today} - interval '30 minutes' END,
                    CASE WHEN e.state = 'UNSUBSCRIBED' THEN {today} - pg_temp.luck(w.address, 52) * interval '80 days' END,
                    CASE WHEN e.state = 'FAILED' THEN CASE w.status WHEN 'REFUSED' THEN 'INVALID_EMAIL'
                         WHEN 'CLEANED' THEN 'BOUNCED' ELSE 'ARCHIVED_BY_PERSON' END END,
                    CASE WHEN e.state = 'FAILED' AND w.status = 'REFUSED'
                         THEN r.address || ' looks fake or invalid, please enter a real email address.' END,
                    (e.state = 'FAILED')::int,
                    CASE WHEN c.sending THEN pg_temp.uid(7, c.n)
                         ELSE pg_temp.uid(6, c.n * 8 + 6 + (c.provider = 'MAILCHIMP')::int) END
                FROM address_record r JOIN connection c ON c.group_id = r.group_id
                JOIN wanted w ON w.account_id = c.account_id AND w.address = r.address
                CROSS JOIN LATERAL (SELECT CASE
                    WHEN c.sending AND pg_temp.luck(r.address, 53) < 0.3 THEN 'QUEUED' WHEN w.status = 'SUBSCRIBED' THEN 'SYNCED'
                    WHEN w.status = 'UNSUBSCRIBED' THEN 'UNSUBSCRIBED' ELSE 'FAILED' END AS state) e
                WHERE NOT r.do_not_send ORDER BY r.group_id, r.address, w.account_id;
                UPDATE target t SET dirty = true FROM list_entry e
                WHERE e.state = 'QUEUED' AND t.account_id = e.account_id AND t.address = e.address
                """);
        script.step("who is on the lists", """
                INSERT INTO contact_list (account_id, address, list_id, ours)
                SELECT c.account_id, e.address, c.list_id, true FROM list_entry e
                JOIN connection c ON c.group_id = e.group_id AND c.account_id = e.account_id
                WHERE e.state = 'SYNCED' ORDER BY c.list_id, e.address
                """);
        script.step("counts", """
                UPDATE group_list l SET synced = n.synced, pending = n.pending, unsubscribed = n.unsubscribed, failed = n.failed
                FROM (SELECT group_id, account_id, count(*) FILTER (WHERE state = 'SYNCED') AS synced,
                          count(*) FILTER (WHERE state = 'QUEUED') AS pending,
                          count(*) FILTER (WHERE state = 'UNSUBSCRIBED') AS unsubscribed,
                          count(*) FILTER (WHERE state = 'FAILED') AS failed
                      FROM list_entry GROUP BY group_id, account_id) n
                WHERE n.group_id = l.group_id AND n.account_id = l.account_id;
                UPDATE sync_run r SET total = l.synced + l.failed, sent = l.synced, failed = l.failed,
                    state = CASE WHEN l.failed > 0 THEN 'SUCCEEDED_WITH_ERRORS' ELSE 'SUCCEEDED' END
                FROM group_list l
                WHERE r.cause = 'GROUP_SAVED' AND r.group_id = l.group_id AND r.account_id = l.account_id;
                DROP TABLE connection, wanted, owned, group_number
                """);
    }

    private record Contested(UUID account, String address, List<UUID> owners) {}

    private void decideOwners() {
        List<Contested> contested = script
                .connection()
                .query("SELECT account_id, address, owners FROM wanted WHERE owners IS NOT NULL")
                .executeAndAwait()
                .stream()
                .map(row -> new Contested(
                        row.getUUID("account_id"), row.getString("address"), List.of(row.getArrayOfUUIDs("owners"))))
                .toList();
        Map<UUID, Claim> claims = Memberships.claims(
                script, contested.stream().flatMap(one -> one.owners().stream()).toList());
        script.connection()
                .preparedQuery("INSERT INTO owned SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[])")
                .executeAndAwait(Tuple.of(
                        contested.stream().map(Contested::account).toArray(UUID[]::new),
                        contested.stream().map(Contested::address).toArray(String[]::new),
                        contested.stream()
                                .map(one -> Contest.winner(one.owners().stream()
                                                .map(claims::get)
                                                .toList())
                                        .memberId())
                                .toArray(UUID[]::new)));
    }
}
