package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rollcall.sandbox.Violation;

/** Applies an import: in sets, since it may carry 40,000 rows. */
@ApplicationScoped
class Import {

    private static final int MANY = 1_000;

    private final ListStore lists;
    private final MembershipStore memberships;

    Import(ListStore lists, MembershipStore memberships) {
        this.lists = lists;
        this.memberships = memberships;
    }

    /** Takes up deleted contacts, changes known ones by what was sent, adds new ones, and puts all on the lists. */
    Uni<Outcome> apply(SqlConnection db, Activity activity, OffsetDateTime now) {
        UUID id = activity.id();
        return db.query("ANALYZE sandbox.constant_contact_import_row")
                .execute()
                .chain(() -> revived(db, id))
                .chain(revived -> change(db, id, now)
                        .chain(() -> add(db, id, now))
                        .chain(() -> contacts(db, id))
                        .chain(contacts -> putOnLists(db, activity, contacts, revived, now)))
                .call(() -> activity.counts().items() < MANY ? Uni.createFrom().voidItem() : learn(db));
    }

    /** Lets the planner know what became of the tables; until it comes round by itself, readers would wait. */
    private static Uni<Void> learn(SqlConnection db) {
        return db.query("ANALYZE sandbox.constant_contact_contact, sandbox.constant_contact_membership")
                .execute()
                .replaceWithVoid();
    }

    private Uni<Outcome> putOnLists(
            SqlConnection db, Activity activity, List<UUID> contacts, List<Violation> revived, OffsetDateTime now) {
        return lists.existing(db, Call.ids(activity.input(), "list_ids"))
                .chain(into -> memberships
                        .leavers(db, contacts, into)
                        .chain(leavers -> memberships
                                .add(db, contacts, into, now, 0)
                                .map(fit -> {
                                    List<Violation> broken = new ArrayList<>(revived);
                                    broken.addAll(leavers);
                                    return new Outcome(
                                            activity.counts().items(), contacts.size(), contacts.size() - fit, broken);
                                })));
    }

    private static Uni<List<Violation>> revived(SqlConnection db, UUID activity) {
        return db.preparedQuery("""
                        SELECT c.email
                          FROM sandbox.constant_contact_import_row r
                          JOIN sandbox.constant_contact_contact c USING (address)
                         WHERE r.activity_id = $1 AND c.deleted_at IS NOT NULL
                         ORDER BY r.n
                        """)
                .execute(Tuple.of(activity))
                .map(rows -> rows.stream()
                        .map(row -> ConsentRule.revived(row.getString("email")))
                        .toList());
    }

    private static Uni<Void> change(SqlConnection db, UUID activity, OffsetDateTime now) {
        return db.preparedQuery("""
                        UPDATE sandbox.constant_contact_contact c
                           SET profile = c.profile || r.profile,
                               custom_fields = c.custom_fields || r.custom_fields,
                               details = c.details || r.details,
                               permission = CASE WHEN c.deleted_at IS NULL THEN c.permission ELSE 'implicit' END,
                               opt_in_source = CASE WHEN c.deleted_at IS NULL THEN c.opt_in_source ELSE 'Account' END,
                               opt_in_date = CASE WHEN c.deleted_at IS NULL THEN c.opt_in_date ELSE $2 END,
                               opt_out_source = CASE WHEN c.deleted_at IS NULL THEN c.opt_out_source END,
                               opt_out_date = CASE WHEN c.deleted_at IS NULL THEN c.opt_out_date END,
                               opt_out_reason = CASE WHEN c.deleted_at IS NULL THEN c.opt_out_reason END,
                               updated_at = CASE WHEN c.deleted_at IS NULL AND c.profile @> r.profile
                                                      AND c.custom_fields @> r.custom_fields
                                                      AND c.details || r.details = c.details
                                                 THEN c.updated_at ELSE $2 END,
                               deleted_at = NULL,
                               update_source = 'Account',
                               writes = c.writes + 1,
                               last_writer = 'api'
                          FROM sandbox.constant_contact_import_row r
                         WHERE r.activity_id = $1 AND c.address = r.address
                        """).execute(Tuple.of(activity, now)).replaceWithVoid();
    }

    private static Uni<Void> add(SqlConnection db, UUID activity, OffsetDateTime now) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_contact
                               (contact_id, email, permission, opt_in_source, opt_in_date, email_created_at,
                                email_updated_at, profile, custom_fields, details, create_source, update_source,
                                created_at, updated_at, writes, last_writer)
                        SELECT gen_random_uuid(), r.email, 'implicit', 'Account', $2, $2, $2, r.profile, r.custom_fields,
                               '{"phone_numbers": [], "street_addresses": [], "taggings": [], "notes": []}'::jsonb
                                   || r.details,
                               'Account', 'Account', $2, $2, 1, 'api'
                          FROM sandbox.constant_contact_import_row r
                         WHERE r.activity_id = $1
                         ORDER BY r.n
                        ON CONFLICT (address) DO NOTHING
                        """).execute(Tuple.of(activity, now)).replaceWithVoid();
    }

    private static Uni<List<UUID>> contacts(SqlConnection db, UUID activity) {
        return db.preparedQuery("""
                        SELECT c.contact_id
                          FROM sandbox.constant_contact_import_row r
                          JOIN sandbox.constant_contact_contact c USING (address)
                         WHERE r.activity_id = $1
                         ORDER BY r.n
                        """)
                .execute(Tuple.of(activity))
                .map(rows -> rows.stream().map(row -> row.getUUID("contact_id")).toList());
    }
}
