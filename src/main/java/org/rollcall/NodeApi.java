package org.rollcall;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.ApiTokens;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.account.AccountReader;
import org.rollcall.digest.Digests;
import org.rollcall.export.Exports;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.group.EmailSyncRecord;
import org.rollcall.group.EmailSyncRecordStore;
import org.rollcall.group.GroupMemberStore;
import org.rollcall.group.GroupStore;
import org.rollcall.member.MemberStore;
import org.rollcall.sync.ListReader;
import org.rollcall.sync.RunReader;

/** Fetches any object again by its global id; the only place that knows all features. */
@GraphQLApi
public class NodeApi {

    private final MemberStore members;
    private final GroupStore groups;
    private final GroupMemberStore groupMembers;
    private final EmailSyncRecordStore records;
    private final RunReader runs;
    private final AccountReader accounts;
    private final ListReader lists;
    private final Digests digests;
    private final Exports exports;
    private final ApiTokens tokens;

    NodeApi(
            MemberStore members,
            GroupStore groups,
            GroupMemberStore groupMembers,
            EmailSyncRecordStore records,
            RunReader runs,
            AccountReader accounts,
            ListReader lists,
            Digests digests,
            Exports exports,
            ApiTokens tokens) {
        this.members = members;
        this.groups = groups;
        this.groupMembers = groupMembers;
        this.records = records;
        this.runs = runs;
        this.accounts = accounts;
        this.lists = lists;
        this.digests = digests;
        this.exports = exports;
        this.tokens = tokens;
    }

    @Query
    @Needs(Permission.READ)
    @Description("Any object by its global id; null when it does not exist (any more).")
    public Uni<@Nullable Node> node(@Id @NonNull @Description("Global id.") String id) {
        Optional<GlobalId> type = GlobalId.typeOf(id);
        Optional<List<UUID>> parts = type.flatMap(known -> known.parseParts(id));
        return parts.isEmpty() ? Uni.createFrom().nullItem() : find(type.get(), parts.get());
    }

    private Uni<@Nullable Node> find(GlobalId type, List<UUID> parts) {
        UUID key = parts.get(0);
        return switch (type) {
            case MEMBER -> members.byIds(parts).map(found -> found.get(key));
            case GROUP -> groups.byIds(parts).map(found -> found.get(key));
            case GROUP_MEMBER -> groupMembers.byId(key, parts.get(1)).map(found -> found);
            case EMAIL_SYNC_RECORD -> records.byIds(parts).map(found -> found.get(key));
            case SHARED_EMAIL -> records.byIds(parts).map(found -> sharedEmail(found.get(key)));
            case RUN -> runs.byIds(parts).map(found -> found.get(key));
            case ACCOUNT ->
                accounts.connected()
                        .map(all -> all.stream()
                                .filter(account -> account.key().equals(key))
                                .findFirst()
                                .orElse(null));
            case LIST -> lists.byIds(parts).map(found -> found.get(key));
            case DAILY_DIGEST -> digests.byKey(key);
            case REPORT_EXPORT -> exports.byKey(key);
            case API_TOKEN -> tokens.byKey(key).map(found -> found);
        };
    }

    private static @Nullable Node sharedEmail(@Nullable EmailSyncRecord record) {
        return record == null ? null : record.getSharedEmail();
    }
}
