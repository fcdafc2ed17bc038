package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;
import org.rollcall.provider.Provider;
import org.rollcall.sharedemail.SharedEmail;
import org.rollcall.sync.StatusLoader;
import org.rollcall.sync.StatusReader;
import org.rollcall.sync.StatusReader.Standing;
import org.rollcall.sync.StatusRow;
import org.rollcall.sync.SyncStatus;

/**
 * Where members and records stand with providers. Fields with arguments take one parent a call, since a batched one answers two
 * aliases with the arguments of one; {@link StatusLoader} makes one statement of them.
 */
@GraphQLApi
public class StatusApi {

    private final StatusReader statuses;
    private final StatusLoader loader;
    private final EmailSyncRecordStore records;
    private final MemberStore members;

    StatusApi(StatusReader statuses, StatusLoader loader, EmailSyncRecordStore records, MemberStore members) {
        this.statuses = statuses;
        this.loader = loader;
        this.records = records;
        this.members = members;
    }

    @Name("statuses")
    @NonNull
    @Description("Status for each connected provider account, in alphabetical order.")
    public Uni<List<List<@NonNull SyncStatus>>> statusesOfMembers(@Source List<GroupMember> of) {
        return statuses.of(
                        of.stream().map(one -> one.getGroup().row().id()).toList(),
                        of.stream()
                                .<@Nullable String>map(
                                        one -> one.getMember().row().address())
                                .toList())
                .map(standings -> IntStream.range(0, of.size())
                        .mapToObj(i -> standings.get(i).stream()
                                .map(standing -> MemberStatus.of(of.get(i), standing))
                                .toList())
                        .toList());
    }

    @Name("status")
    @Description("Status for one provider; null when the service has no account there.")
    public Uni<@Nullable SyncStatus> statusOfMember(
            @Source GroupMember of, @NonNull @Description("Which provider.") Provider provider) {
        return loader.of(of.getGroup().row().id(), of.getMember().row().address())
                .map(standings -> standings.stream()
                        .filter(standing -> standing.provider() == provider)
                        .map(standing -> MemberStatus.of(of, standing))
                        .findFirst()
                        .orElse(null));
    }

    @Name("statuses")
    @NonNull
    @Description("Status for each connected provider account, in alphabetical order.")
    public Uni<List<List<@NonNull SyncStatus>>> statusesOfRecords(@Source List<EmailSyncRecord> of) {
        return statuses.of(
                        of.stream().map(one -> one.getGroup().row().id()).toList(),
                        of.stream()
                                .<@Nullable String>map(one -> one.row().address())
                                .toList())
                .map(standings -> IntStream.range(0, of.size())
                        .mapToObj(i -> standings.get(i).stream()
                                .map(standing -> status(of.get(i), standing))
                                .toList())
                        .toList());
    }

    @Name("status")
    @Description("Status for one provider; null when the service has no account there.")
    public Uni<@Nullable SyncStatus> statusOfRecord(
            @Source EmailSyncRecord of, @NonNull @Description("Which provider.") Provider provider) {
        return loader.of(of.getGroup().row().id(), of.row().address())
                .map(standings -> standings.stream()
                        .filter(standing -> standing.provider() == provider)
                        .map(standing -> status(of, standing))
                        .findFirst()
                        .orElse(null));
    }

    @Description(
            "The member whose data the provider's contact carries: the best of the main members over all groups synced"
                    + " there; null when the address is not sent there.")
    public Uni<@Nullable Member> contactOwner(
            @Source EmailSyncRecord record, @NonNull @Description("Which provider.") Provider provider) {
        return statuses.owner(provider, record.row().address())
                .flatMap(owner -> owner == null
                        ? Uni.createFrom().nullItem()
                        : members.byIds(List.of(owner)).map(found -> found.get(owner)));
    }

    @Description("The decision that another member won, when that is the reason.")
    public Uni<List<@Nullable SharedEmail>> sharedEmail(@Source List<SyncNotApplicable> of) {
        return records.sharedEmailsOf(
                of.stream().map(SyncNotApplicable::group).toList(),
                of.stream()
                        .<@Nullable String>map(SyncNotApplicable::lostAddress)
                        .toList());
    }

    /** A record without an entry belongs to somebody who asked for silence. */
    private static SyncStatus status(EmailSyncRecord record, Standing standing) {
        UUID group = record.getGroup().row().id();
        if (!standing.connected()) {
            return new SyncNotApplicable(
                    standing.provider(),
                    NotApplicableReason.GROUP_NOT_CONNECTED,
                    group,
                    record.row().address());
        }
        StatusRow entry = standing.entry();
        if (entry != null) {
            return entry.toStatus();
        }
        return record.getMainMember().isDoNotSendMarketingEmails()
                ? new SyncNotApplicable(
                        standing.provider(),
                        NotApplicableReason.DO_NOT_SEND_MARKETING_EMAILS,
                        group,
                        record.row().address())
                : MemberStatus.waiting(standing.provider());
    }
}
