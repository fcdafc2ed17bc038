package org.rollcall.export;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** Asks for files made from reports. */
@GraphQLApi
public class ExportApi {

    private final Exports exports;
    private final ExportConfig config;
    private final Actors actors;

    ExportApi(Exports exports, ExportConfig config, Actors actors) {
        this.exports = exports;
        this.config = config;
        this.actors = actors;
    }

    @Mutation("exportEmailSyncReport")
    @Needs(Permission.READ)
    @NonNull
    @Description("Writes the email sync report to a file in the background.")
    public Uni<ExportEmailSyncReportPayload> exportEmailSyncReport(
            @NonNull @Description("What to write.") ExportEmailSyncReportInput input) {
        Optional<UserError> bad = complaint(input);
        if (bad.isPresent()) {
            return Uni.createFrom().item(refused(bad.get()));
        }
        ExportFormat format = input.format() == null ? ExportFormat.CSV : input.format();
        return exports.request(actors.current(), format, input.filter())
                .map(export -> export.map(one -> new ExportEmailSyncReportPayload(one, List.of()))
                        .orElseGet(() -> refused(new TooManyExportsError(config.most()))));
    }

    private static Optional<UserError> complaint(ExportEmailSyncReportInput input) {
        try {
            if (input.filter() != null) {
                input.filter().check();
            }
            return Optional.empty();
        } catch (BadRequest e) {
            return Optional.of(InputError.invalid(String.valueOf(e.getMessage()), "filter", "groupIds"));
        }
    }

    private static ExportEmailSyncReportPayload refused(UserError error) {
        return new ExportEmailSyncReportPayload(null, List.of(error));
    }
}
