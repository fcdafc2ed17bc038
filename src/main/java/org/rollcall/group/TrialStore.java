package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.membership.AddressResolution;
import org.rollcall.membership.MembershipStore;

/**
 * Tries a draft out as a group that nobody else ever sees: it is calculated like every other in a transaction that is rolled
 * back. The real group's row is not touched, so that a preview makes neither a save nor the engine wait.
 */
@ApplicationScoped
class TrialStore {

    private final Pool pool;
    private final MembershipStore memberships;
    private final AddressResolution addresses;
    private final BusinessClock clock;

    TrialStore(Pool pool, MembershipStore memberships, AddressResolution addresses, BusinessClock clock) {
        this.pool = pool;
        this.memberships = memberships;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** What is found once the members are calculated, given the connection and the trial group's id. */
    <T> Uni<T> withMembers(GroupDraft draft, BiFunction<SqlClient, UUID, Uni<T>> look) {
        UUID trial = UUID.randomUUID();
        return pool.getConnection()
                .chain(connection -> rolledBack(
                                connection,
                                insert(connection, trial, draft)
                                        .chain(() -> memberships.calculate(
                                                connection, trial, clock.today(), clock.graceDays()))
                                        .chain(() -> look.apply(connection, trial)))
                        .eventually(connection::close));
    }

    /** The same, once it is also decided who wins each address. */
    <T> Uni<T> withDecisions(GroupDraft draft, BiFunction<SqlClient, UUID, Uni<T>> look) {
        return withMembers(
                draft, (client, group) -> addresses.resolve(client, group).chain(() -> look.apply(client, group)));
    }

    private static <T> Uni<T> rolledBack(SqlConnection connection, Uni<T> work) {
        return connection
                .begin()
                .chain(transaction -> connection
                        .query("SET LOCAL statement_timeout = '30s'")
                        .execute()
                        .chain(() -> work)
                        .eventually(transaction::rollback));
    }

    private static Uni<Void> insert(SqlClient client, UUID trial, GroupDraft draft) {
        GroupConditions conditions = draft.conditions();
        return client.preparedQuery("""
                        INSERT INTO member_group (id, slug, name, membership_statuses, expires_within_days, kinds,
                            member_types, tags, beneficiaries, sync_primary_members, sync_beneficiaries)
                        VALUES ($1, concat('trial-', $1::uuid), 'Trial', $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .execute(Tuple.of(trial)
                        .addArrayOfString(names(conditions.membershipStatuses()))
                        .addInteger(conditions.expiresWithinDays())
                        .addArrayOfString(names(conditions.kinds()))
                        .addArrayOfString(conditions.memberTypes().toArray(String[]::new))
                        .addArrayOfString(conditions.tags().toArray(String[]::new))
                        .addArrayOfString(names(draft.beneficiaries()))
                        .addBoolean(draft.syncPrimaryMembers())
                        .addBoolean(draft.syncBeneficiaries()))
                .chain(() -> client.preparedQuery("""
                                INSERT INTO group_named_member (group_id, member_id, included)
                                SELECT $1::uuid, id, TRUE FROM unnest($2::uuid[]) id
                                UNION ALL SELECT $1::uuid, id, FALSE FROM unnest($3::uuid[]) id
                                """)
                        .execute(Tuple.of(trial)
                                .addArrayOfUUID(draft.included().toArray(UUID[]::new))
                                .addArrayOfUUID(draft.excluded().toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
