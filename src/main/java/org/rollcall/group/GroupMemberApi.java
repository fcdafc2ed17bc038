package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;
import org.rollcall.member.Member;
import org.rollcall.provider.Provider;
import org.rollcall.sharedemail.SharedEmailConnection;
import org.rollcall.sync.ReconciliationFinding;
import org.rollcall.sync.SyncCounts;

/**
 * Reads the tabs of a group, Members and Email Sync, and the groups of a member.
 *
 * <p>Fields with arguments take one object each: a batch is made for a field's name, so that the same field asked for twice
 * in a query, under two aliases with different arguments, would answer both with the arguments of one.
 */
@GraphQLApi
public class GroupMemberApi {

    private final GroupMemberStore members;
    private final EmailSyncRecordStore records;

    GroupMemberApi(GroupMemberStore members, EmailSyncRecordStore records) {
        this.members = members;
        this.records = records;
    }

    @NonNull
    @Description("Members and beneficiaries (the Members tab).")
    public Uni<GroupMemberConnection> members(
            @Source Group group,
            @Description("Narrows the members.") @Nullable GroupMemberFilter filter,
            @Description("Part of a name or an address, up to 200 characters.") @Nullable String search,
            @Description("Order of the members; by name when not given.") @Nullable GroupMemberOrder orderBy,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        var keyset = GroupMemberOrder.withinGroup(orderBy, filter);
        var page = Page.of(first, after, last, before, keyset.columns().size());
        return members.members(group, filter, search, keyset, page);
    }

    @NonNull
    @Description("One entry for each distinct address (the Email Sync tab).")
    public Uni<EmailSyncRecordConnection> emailSyncRecords(
            @Source Group group,
            @Description("Narrows the records.") @Nullable EmailSyncRecordFilter filter,
            @Description("Part of an address or of a main member's name, up to 200 characters.") @Nullable
                    String search,
            @Description("Order of the records; by address when not given.") @Nullable EmailSyncRecordOrder orderBy,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        var keyset = EmailSyncRecordOrder.keyset(orderBy, filter);
        var page = Page.of(first, after, last, before, keyset.columns().size());
        return records.records(group, EmailSyncRecordFilter.where(filter, search), keyset, page);
    }

    @NonNull
    @Description("Addresses that more than one member has, each with the decision who wins.")
    public Uni<SharedEmailConnection> sharedEmails(
            @Source Group group,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return records.sharedEmails(group, Page.of(first, after, last, before, 1));
    }

    @NonNull
    @Description("Groups in which this member is a member, in the order of their names.")
    public Uni<GroupMemberConnection> memberships(
            @Source Member member,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return members.memberships(
                member, Page.of(first, after, last, before, GroupMemberStore.MEMBERSHIPS_KEY_LENGTH));
    }

    @Description("The record for this member's address in this group; null without one.")
    public Uni<List<@Nullable EmailSyncRecord>> emailSyncRecord(@Source List<GroupMember> groupMembers) {
        return records.of(groupMembers);
    }

    @NonNull
    @Description("The others in the group who have the same address.")
    public Uni<List<List<@NonNull Member>>> sharedWith(@Source List<EmailSyncRecord> ofRecords) {
        return records.sharedWith(ofRecords);
    }

    @NonNull
    @Description("How many match in all; with a `search` counted up to 10,000.")
    public Uni<Integer> totalCount(@Source GroupMemberConnection connection) {
        return connection.numbers().total();
    }

    @NonNull
    @Description("Matching members by state, for one provider; all are N/A where the service has no account.")
    public Uni<SyncCounts> counts(
            @Source GroupMemberConnection connection, @NonNull @Description("Which provider.") Provider provider) {
        return connection.numbers().counts(provider);
    }

    @NonNull
    @Description("How many match in all; with a `search` counted up to 10,000.")
    public Uni<Integer> totalCount(@Source EmailSyncRecordConnection connection) {
        return connection.count();
    }

    @Description("The record concerned; null for a contact that the service does not know.")
    public Uni<List<@Nullable EmailSyncRecord>> record(@Source List<ReconciliationFinding> of) {
        return records.byIds(of.stream()
                        .flatMap(finding -> Stream.ofNullable(finding.recordKey()))
                        .toList())
                .map(found -> of.stream()
                        .<@Nullable EmailSyncRecord>map(
                                finding -> finding.recordKey() == null ? null : found.get(finding.recordKey()))
                        .toList());
    }
}
