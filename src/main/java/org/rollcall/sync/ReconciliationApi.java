package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.Page;
import org.rollcall.provider.Provider;

/** Comparisons with the providers, and what they found. */
@GraphQLApi
public class ReconciliationApi {

    private final Reconciliation reconciliation;
    private final RunReader runs;
    private final FindingReader findings;

    ReconciliationApi(Reconciliation reconciliation, RunReader runs, FindingReader findings) {
        this.reconciliation = reconciliation;
        this.runs = runs;
        this.findings = findings;
    }

    @Mutation("startReconciliation")
    @NonNull
    @Description("Compares with the providers now instead of at the next scheduled time.")
    public Uni<StartReconciliationPayload> startReconciliation(
            @NonNull @Description("What to compare.") StartReconciliationInput input) {
        List<Provider> asked = input.providers() == null ? List.of() : input.providers();
        return reconciliation
                .start(
                        asked.isEmpty() ? List.of(Provider.values()) : asked,
                        !Boolean.FALSE.equals(input.everything()),
                        "admin")
                .flatMap(ids -> runs.byIds(ids)
                        .map(found -> ids.stream()
                                .map(id -> Objects.requireNonNull(found.get(id)))
                                .toList()))
                .map(started -> new StartReconciliationPayload(
                        started,
                        started.isEmpty()
                                ? List.of(InputError.notFound(
                                        "There is no account at any of these providers; connect one first.",
                                        "providers"))
                                : List.of()));
    }

    @Mutation("distrustLedger")
    @NonNull
    @Description(
            "Says that what Rollcall knows of a provider's contacts may be wrong, as after a restore from a backup: everything is"
                    + " read there before anything is written.")
    public Uni<DistrustLedgerPayload> distrustLedger(@NonNull @Description("Whose ledger.") DistrustLedgerInput input) {
        return reconciliation
                .distrust(input.provider())
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
