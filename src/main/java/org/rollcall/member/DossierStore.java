package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;

/** Everything that is stored about a member, as one document. */
@ApplicationScoped
class DossierStore {

    private final Pool pool;
    private final Auditor auditor;

    DossierStore(Pool pool, Auditor auditor) {
        this.pool = pool;
        this.auditor = auditor;
    }

    /** The document, of which the trail tells that somebody has it; null when there is no such member. */
    Uni<@Nullable String> of(Actor reader, UUID member) {
        return pool.withTransaction(transaction -> read(transaction, member)
                .call(document -> document == null
                        ? Uni.createFrom().voidItem()
                        : auditor.record(
                                transaction,
                                Entry.of(reader, AuditAction.MEMBER_DATA_READ, GlobalId.MEMBER.of(member)))));
    }

    private static Uni<@Nullable String> read(SqlClient transaction, UUID member) {
        return transaction
                .preparedQuery("""
                SELECT jsonb_build_object(
                    'member', to_jsonb(m) - '{sort_last,sort_first,search_text,parent_id}'::text[],
                    'parent', (SELECT concat_ws(' ', p.company_name, p.first_name, p.last_name) FROM member p
                               WHERE p.id = m.parent_id),
                    'formerAddresses', (SELECT coalesce(jsonb_agg(f.address ORDER BY f.left_at), '[]')
                                        FROM former_address f WHERE f.member_id = m.id),
                    'contactRoles', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', r.kind, 'company', c.company_name)),
                                     '[]') FROM contact_role r JOIN member c ON c.id = r.company_id WHERE r.person_id = m.id),
                    'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('group', g.name, 'kind', gm.kind,
                                   'notApplicable', gm.not_applicable)), '[]')
                               FROM group_member gm JOIN member_group g ON g.id = gm.group_id WHERE gm.member_id = m.id),
                    'statuses', (SELECT coalesce(jsonb_agg(jsonb_build_object('group', g.name, 'provider', a.provider,
                                     'address', e.address, 'state', e.state, 'code', e.code, 'message', e.provider_message,
                                     'sentAt', e.sent_at, 'confirmedAt', e.confirmed_at,
                                     'unsubscribedAt', e.unsubscribed_at)), '[]')
                                 FROM address_record r JOIN list_entry e ON e.group_id = r.group_id AND e.address = r.address
                                 JOIN member_group g ON g.id = r.group_id JOIN provider_account a ON a.id = e.account_id
                                 WHERE r.main_member_id = m.id),
                    'contacts', (SELECT coalesce(jsonb_agg(to_jsonb(c) - '{account_id,owner_id}'::text[]
                                     || jsonb_build_object('provider', a.provider)), '[]')
                                 FROM contact c JOIN provider_account a ON a.id = c.account_id WHERE c.owner_id = m.id),
                    'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('occurredAt', v.occurred_at, 'change', x)
                                   ORDER BY v.position), '[]')
                               FROM address_record r JOIN sync_event v ON v.kind = 'RECORDS_CHANGED' AND v.records @> ARRAY[r.id]
                               CROSS JOIN LATERAL jsonb_array_elements(v.payload -> 'changes') x
                               WHERE r.main_member_id = m.id AND x ->> 'record' = r.id::text),
                    'findings', (SELECT coalesce(jsonb_agg(jsonb_build_object('foundAt', f.found_at, 'kind', f.kind)), '[]')
                                 FROM finding f WHERE f.address = m.address),
                    'audit', (SELECT coalesce(jsonb_agg(jsonb_build_object('occurredAt', t.occurred_at, 'actor', t.actor_name,
                                  'action', t.action, 'changes', t.changes) ORDER BY t.position), '[]')
                              FROM audit_entry t WHERE t.object_id = $2)) AS document
                FROM member m WHERE m.id = $1
                """)
                .execute(Tuple.of(member, GlobalId.MEMBER.of(member)))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> ((JsonObject) row.getJson("document")).encodePrettily())
                        .orElse(null));
    }
}
