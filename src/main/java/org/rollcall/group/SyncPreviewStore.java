package org.rollcall.group;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.sync.PreviewReader;

/** Finds out what a save would send, by trying the draft out. */
@ApplicationScoped
class SyncPreviewStore {

    private final TrialStore trials;
    private final PreviewReader previews;

    SyncPreviewStore(TrialStore trials, PreviewReader previews) {
        this.trials = trials;
        this.previews = previews;
    }

    /** One preview for each provider that the draft is connected to. */
    Uni<List<SyncPreview>> of(GroupDraft draft) {
        return draft.connections().isEmpty()
                ? Uni.createFrom().item(List.of())
                : trials.withDecisions(
                        draft,
                        (client, group) -> notApplicable(client, group)
                                .flatMap(reasons -> Multi.createFrom()
                                        .iterable(draft.connections())
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                connection -> preview(client, group, connection, reasons))
                                        .collect()
                                        .asList()));
    }

    private Uni<SyncPreview> preview(
            SqlClient client, UUID group, Connection connection, List<NotApplicableCount> reasons) {
        return previews.of(client, group, connection.account(), connection.list())
                .map(numbers -> new SyncPreview(
                        connection.provider(),
                        numbers.add() + numbers.update() + numbers.remove() > 0,
                        numbers.add(),
                        numbers.update(),
                        numbers.remove(),
                        reasons));
    }

    private static Uni<List<NotApplicableCount>> notApplicable(SqlClient client, UUID group) {
        return client.preparedQuery("""
                SELECT not_applicable, members FROM group_standing
                WHERE group_id = $1 AND not_applicable <> '' ORDER BY not_applicable
                """)
                .execute(Tuple.of(group))
                .map(rows -> rows.stream()
                        .map(row -> new NotApplicableCount(
                                NotApplicableReason.valueOf(row.getString("not_applicable")),
                                row.getInteger("members")))
                        .toList());
    }
}
