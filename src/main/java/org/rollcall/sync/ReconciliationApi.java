package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.UserError;
import org.rollcall.provider.Provider;

/** Comparisons with the providers, and what they found. */
@GraphQLApi
public class ReconciliationApi {

    private final Reconciliation reconciliation;
    private final RunReader runs;
    private final FindingReader findings;
    private final Actors actors;

    ReconciliationApi(Reconciliation reconciliation, RunReader runs, FindingReader findings, Actors actors) {
        this.reconciliation = reconciliation;
        this.runs = runs;
        this.findings = findings;
        this.actors = actors;
    }

    @Mutation("startReconciliation")
    @Needs(Permission.SYNC)
    @NonNull
    @Description("Compares with the providers now instead of at the next scheduled time.")
    public Uni<StartReconciliationPayload> startReconciliation(
            @NonNull @Description("What to compare.") StartReconciliationInput input) {
        Actor actor = actors.current();
        List<Provider> asked = input.providers();
        List<Provider> providers = asked == null || asked.isEmpty() ? List.of(Provider.values()) : asked;
        boolean everything = !Boolean.FALSE.equals(input.everything());
        List<String> ids = input.groupIds();
        if (ids == null || ids.isEmpty()) {
            return reconciliation
                    .start(actor, providers, null, everything)
                    .flatMap(runs -> started(
                            runs,
                            InputError.notFound(
                                    "There is no account at any of these providers; connect one first.", "providers")));
        }
        List<UUID> groups = ids.stream()
                .map(id -> GlobalId.GROUP.parse(id).orElse(new UUID(0, 0)))
                .toList();
        return reconciliation.existing(groups).flatMap(existing -> {
            List<UserError> unknown = unknown(ids, groups, existing);
            return unknown.isEmpty()
                    ? reconciliation
                            .start(actor, providers, groups, everything)
                            .flatMap(runs -> started(
                                    runs,
                                    InputError.invalid(
                                            "None of these groups is connected to one of these providers.",
                                            "groupIds")))
                    : Uni.createFrom().item(new StartReconciliationPayload(List.of(), unknown));
        });
    }

    private static List<UserError> unknown(List<String> ids, List<UUID> groups, Set<UUID> existing) {
        return IntStream.range(0, ids.size())
                .filter(i -> !existing.contains(groups.get(i)))
                .<UserError>mapToObj(i ->
                        InputError.notFound("There is no group '" + ids.get(i) + "'.", "groupIds", String.valueOf(i)))
                .toList();
    }

    private Uni<StartReconciliationPayload> started(List<UUID> ids, UserError ifNone) {
        return runs.byIds(ids)
                .map(found -> new StartReconciliationPayload(
                        ids.stream()
                                .map(id -> Objects.requireNonNull(found.get(id)))
                                .toList(),
                        ids.isEmpty() ? List.of(ifNone) : List.of()));
    }

    @Mutation("distrustLedger")
    @Needs(Permission.PROVIDERS_WRITE)
    @NonNull
    @Description(
            "Says that what Rollcall knows of a provider's contacts may be wrong, as after a restore from a backup: everything is"
                    + " read there before anything is written.")
    public Uni<DistrustLedgerPayload> distrustLedger(@NonNull @Description("Whose ledger.") DistrustLedgerInput input) {
        return reconciliation
                .distrust(actors.current(), input.provider())
                .map(found -> new DistrustLedgerPayload(
                        found
                                ? List.of()
                                : List.of(InputError.notFound(
                                        "There is no account at "
                                                + input.provider().displayName() + "; connect one first.",
                                        "provider"))));
    }

    @NonNull
    @Description("What reconciliation found and did; empty for other triggers.")
    public Uni<ReconciliationFindingConnection> findings(
            @Source SyncRun run,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return findings.page(run.row().id(), Page.of(first, after, last, before, FindingReader.KEY_LENGTH));
    }

    @NonNull
    @Description("Findings by kind; kinds without findings are left out.")
    public Uni<List<List<@NonNull ReconciliationFindingCount>>> findingCounts(@Source List<SyncRun> of) {
        return findings.counts(of.stream().map(run -> run.row().id()).toList())
                .map(counts -> of.stream()
                        .map(run -> counts.getOrDefault(run.row().id(), List.of()))
                        .toList());
    }
}
