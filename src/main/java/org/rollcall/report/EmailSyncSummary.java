package org.rollcall.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.group.NotApplicableCount;
import org.rollcall.group.Tallies;
import org.rollcall.group.Tally;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncCounts;

/** Numbers above the email sync report. */
@Description("Numbers above the email sync report.")
public record EmailSyncSummary(
        @NonNull @Description("The provider.") Provider provider,

        @NonNull @Description("Members by state. Who is a member of two groups counts twice.")
        SyncCounts counts,

        @NonNull @Description("Members that are N/A, by reason; reasons without members are left out.")
        List<@NonNull NotApplicableCount> notApplicable,

        @NonNull @Description("Members that failed, by kind of error; kinds without members are left out.")
        List<@NonNull SyncErrorCount> failed) {

    /** One for each provider that has a tally, in alphabetical order. */
    static List<EmailSyncSummary> of(List<Tally> tallies) {
        return tallies.stream()
                .map(Tally::provider)
                .distinct()
                .sorted()
                .map(provider -> of(provider, tallies))
                .toList();
    }

    private static EmailSyncSummary of(Provider provider, List<Tally> all) {
        List<Tally> some = all.stream()
                .filter(tally -> tally.provider() == provider && tally.members() > 0)
                .toList();
        return new EmailSyncSummary(
                provider,
                Tallies.counts(some, provider),
                some.stream()
                        .flatMap(tally -> reason(tally).stream())
                        .sorted(Comparator.comparing(NotApplicableCount::reason))
                        .toList(),
                some.stream()
                        .flatMap(tally -> error(tally).stream())
                        .sorted(Comparator.comparing(SyncErrorCount::code))
                        .toList());
    }

    private static Optional<NotApplicableCount> reason(Tally tally) {
        var reason = tally.reason();
        return reason == null ? Optional.empty() : Optional.of(new NotApplicableCount(reason, tally.members()));
    }

    private static Optional<SyncErrorCount> error(Tally tally) {
        var code = tally.code();
        return code == null ? Optional.empty() : Optional.of(new SyncErrorCount(code, tally.members()));
    }
}
