package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.Planner;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Provider;
import org.rollcall.sync.AccountStore.Account;

/** Makes the plan of a group with a provider, without changing or sending anything. */
@ApplicationScoped
public class PlanReader {

    /** Addresses that are planned at a time, so that a plan of any size takes bounded memory. */
    private static final int SLICE = 2_500;

    /** Values in a cursor of a plan's changes. */
    public static final int KEY_LENGTH = 2;

    private final Pool pool;
    private final Platforms platforms;
    private final AccountStore accounts;
    private final SituationStore situations;

    PlanReader(Pool pool, Platforms platforms, AccountStore accounts, SituationStore situations) {
        this.pool = pool;
        this.platforms = platforms;
        this.accounts = accounts;
        this.situations = situations;
    }

    /** A group's connection to a provider whose account is there. */
    private record Basis(UUID group, UUID list, @Nullable String heldBecause, Account account, Platform platform) {}

    /** The plan as it is now; empty when the group is not connected to the provider. */
    public Uni<Optional<SyncPlan>> plan(UUID group, Provider provider) {
        return basis(group, provider)
                .flatMap(basis -> basis.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : summary(basis.get()).map(summary -> Optional.of(new SyncPlan(group, provider, summary))));
    }

    private Uni<PlanSummary> summary(Basis basis) {
        return plans(basis)
                .collect()
                .in(() -> new PlanSummary.Builder(basis.list(), basis.platform().callCount()), PlanSummary.Builder::add)
                .map(builder -> builder.build(basis.platform().dailyCalls(), basis.heldBecause()));
    }

    /** A page of the plan's changes. */
    Uni<PlannedChangeConnection> changes(UUID group, Provider provider, List<PlannedChangeKind> kinds, Page page) {
        return basis(group, provider)
                .flatMap(basis -> basis.isEmpty()
                        ? Uni.createFrom()
                                .item(PlannedChangeConnection.of(page.slice(List.of(), PlannedChange::key), 0))
                        : plans(basis.get())
                                .onItem()
                                .transformToIterable(plan ->
                                        PlannedChange.of(plan, basis.get().list()))
                                .filter(change -> kinds.isEmpty() || kinds.contains(change.getKind()))
                                .collect()
                                .in(() -> new Window(page), Window::add)
                                .map(Window::connection));
    }

    /** The changes behind a position, as many as a page has, and how many there are in all. */
    private static final class Window {

        private final Page page;
        private final List<PlannedChange> shown = new ArrayList<>();
        private int total;
        private boolean reached;

        Window(Page page) {
            this.page = page;
            this.reached = page.position() == null;
        }

        void add(PlannedChange change) {
            total++;
            if (reached && shown.size() < page.limit()) {
                shown.add(change);
            }
            reached = reached || change.key().equals(page.position());
        }

        PlannedChangeConnection connection() {
            return PlannedChangeConnection.of(page.slice(shown, PlannedChange::key), total);
        }
    }

    private Multi<AddressPlan> plans(Basis basis) {
        Terms terms =
                new Terms(basis.account().requiredFields(), basis.platform().archives());
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new String[] {""},
                        position -> situations
                                .addressesOf(
                                        pool, basis.group(), basis.account().id(), basis.list(), position[0], SLICE)
                                .invoke(addresses -> {
                                    if (addresses.length > 0) {
                                        position[0] = addresses[addresses.length - 1];
                                    }
                                }))
                .whilst(addresses -> addresses.length == SLICE)
                .onItem()
                .transformToUniAndConcatenate(
                        addresses -> situations.load(pool, basis.account().id(), addresses))
                .onItem()
                .transformToIterable(found -> found)
                .map(situation -> Planner.plan(situation.ofList(basis.list()), terms))
                .filter(plan -> !plan.settled());
    }

    private Uni<Optional<Basis>> basis(UUID group, Provider provider) {
        return pool.preparedQuery("""
                SELECT l.account_id, l.list_id, l.held_because
                FROM group_list l JOIN provider_account a ON a.id = l.account_id
                WHERE l.group_id = $1 AND a.provider = $2
                """)
                .execute(Tuple.of(group, provider.name()))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : basis(group, rows.iterator().next()));
    }

    private Uni<Optional<Basis>> basis(UUID group, Row row) {
        return accounts.find(row.getUUID("account_id"))
                .map(account -> account.flatMap(found -> platforms
                        .of(found)
                        .map(platform -> new Basis(
                                group, row.getUUID("list_id"), row.getString("held_because"), found, platform))));
    }
}
