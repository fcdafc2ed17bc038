package org.rollcall.export;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.group.GroupMember;
import org.rollcall.group.SyncNotApplicable;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncFailed;
import org.rollcall.sync.SyncStatus;

/** The fields of a row: a member of a group and where it stands with the providers. */
final class ReportLine {

    private static final List<String> MEMBERSHIP = List.of(
            "group_slug",
            "group_name",
            "member_external_id",
            "member_kind",
            "member_name",
            "email",
            "membership",
            "do_not_send");

    private static final List<String> STATUS =
            List.of("state", "reason", "error", "message", "provider_message", "changed_at");

    private ReportLine() {}

    /** Names of the fields, in order; those of each provider begin with its name. */
    static List<String> fields(List<Provider> providers) {
        return Stream.concat(
                        MEMBERSHIP.stream(),
                        providers.stream()
                                .flatMap(provider -> STATUS.stream()
                                        .map(field -> provider.name().toLowerCase(Locale.ROOT) + "_" + field)))
                .toList();
    }

    /** Values as many as fields; null where there is nothing to tell. */
    static List<@Nullable String> values(GroupMember member, List<SyncStatus> statuses, List<Provider> providers) {
        List<@Nullable String> values = new ArrayList<>();
        values.add(member.getGroup().getSlug());
        values.add(member.getGroup().getName());
        values.add(member.getMember().getExternalId());
        values.add(member.getMember().kind().name());
        values.add(member.getMember().getDisplayName());
        values.add(member.getMember().getEmail());
        values.add(member.getKind().name());
        values.add(String.valueOf(member.getMember().isDoNotSendMarketingEmails()));
        for (Provider provider : providers) {
            addStatus(
                    values,
                    statuses.stream()
                            .filter(status -> status.getProvider() == provider)
                            .findFirst()
                            .orElse(null));
        }
        return values;
    }

    private static void addStatus(List<@Nullable String> values, @Nullable SyncStatus status) {
        OffsetDateTime changedAt = status == null ? null : status.getChangedAt();
        values.add(status == null ? null : status.getState().name());
        values.add(status instanceof SyncNotApplicable none ? none.getReason().name() : null);
        values.add(status instanceof SyncFailed failed ? failed.getCode().name() : null);
        values.add(status == null ? null : status.getMessage());
        values.add(status instanceof SyncFailed failed ? failed.getProviderMessage() : null);
        values.add(changedAt == null ? null : changedAt.toInstant().toString());
    }
}
