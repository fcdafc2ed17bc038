package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Changes;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;

/** Records edits of members. Values stand only in entries about the member, from where an erasure can take them. */
@ApplicationScoped
class MemberAudit {

    /**
     * A member at a moment.
     *
     * @param fields by their names in the API, empty ones left out; parents and companies by their ids
     */
    record Snapshot(UUID id, JsonObject fields) {}

    private final Auditor auditor;

    MemberAudit(Auditor auditor) {
        this.auditor = auditor;
    }

    /** The member with this key, as it stands in the transaction; null when there is none. */
    Uni<@Nullable Snapshot> snapshot(SqlClient tx, String externalId) {
        return tx.preparedQuery("""
                        SELECT m.id, m.parent_id, jsonb_strip_nulls(jsonb_build_object(
                            'externalId', m.external_id, 'firstName', m.first_name, 'lastName', m.last_name,
                            'name', m.company_name, 'email', m.email, 'loginEmail', m.login_email,
                            'memberType', m.member_type, 'memberSince', m.member_since,
                            'membershipExpires', m.membership_expires, 'tags', to_jsonb(m.tags),
                            'customFields', m.custom_fields, 'active', m.active,
                            'doNotSendMarketingEmails', m.do_not_send,
                            'contactRoles', (SELECT jsonb_agg(r.kind || ' ' || r.company_id ORDER BY r.kind, r.company_id)
                                             FROM contact_role r WHERE r.person_id = m.id))) AS fields
                        FROM member m WHERE m.external_id = $1
                        """)
                .execute(Tuple.of(externalId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> {
                            JsonObject fields = (JsonObject) row.getJson("fields");
                            UUID parent = row.getUUID("parent_id");
                            return new Snapshot(
                                    row.getUUID("id"),
                                    parent == null ? fields : fields.put("parent", GlobalId.MEMBER.of(parent)));
                        })
                        .orElse(null));
    }

    /** Records how the member differs from before; nothing when it does not. */
    Uni<Void> saved(SqlClient tx, Actor actor, AuditAction action, String externalId, @Nullable Snapshot before) {
        return snapshot(tx, externalId).flatMap(after -> {
            if (after == null) {
                return Uni.createFrom().voidItem();
            }
            Changes changes = Changes.between(before == null ? null : before.fields(), after.fields());
            return changes.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : auditor.record(tx, new Entry(actor, action, GlobalId.MEMBER.of(after.id()), changes));
        });
    }

    /** Records an import that did something. */
    Uni<Void> imported(SqlClient tx, Actor actor, Outcome outcome) {
        return outcome.created() + outcome.updated() == 0
                ? Uni.createFrom().voidItem()
                : auditor.record(
                        tx,
                        Entry.of(actor, AuditAction.MEMBERS_IMPORTED, null)
                                .with("created", outcome.created())
                                .with("updated", outcome.updated())
                                .with("unchanged", outcome.unchanged())
                                .with("rejected", outcome.rejected()));
    }

    Uni<Void> deleted(SqlClient tx, Actor actor, UUID member) {
        return auditor.record(tx, Entry.of(actor, AuditAction.MEMBER_DELETED, GlobalId.MEMBER.of(member)));
    }
}
