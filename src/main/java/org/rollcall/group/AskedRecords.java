package org.rollcall.group;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** Finds the records that a person asks for by their own ids or by those of group members. */
@ApplicationScoped
class AskedRecords {

    /** What was found, and why the rest cannot be sent. */
    record Found(List<EmailSyncRecord> records, List<UserError> refusals) {}

    private final EmailSyncRecordStore records;
    private final GroupMemberStore groupMembers;
    private final StatusApi statuses;

    AskedRecords(EmailSyncRecordStore records, GroupMemberStore groupMembers, StatusApi statuses) {
        this.records = records;
        this.groupMembers = groupMembers;
        this.statuses = statuses;
    }

    Uni<Found> find(List<String> ids) {
        List<UUID> recordIds = ids.stream()
                .flatMap(id -> GlobalId.EMAIL_SYNC_RECORD.parse(id).stream())
                .toList();
        return records.byIds(recordIds)
                .flatMap(found -> Multi.createFrom()
                        .range(0, ids.size())
                        .onItem()
                        .transformToUniAndConcatenate(index -> look(index, ids.get(index), found))
                        .collect()
                        .asList()
                        .map(AskedRecords::sorted));
    }

    /** Either a record or a refusal. */
    private record Answer(
            @Nullable EmailSyncRecord record, @Nullable UserError refusal) {}

    private Uni<Answer> look(int index, String id, Map<UUID, EmailSyncRecord> found) {
        Optional<List<UUID>> member = GlobalId.GROUP_MEMBER.parseParts(id);
        if (member.isPresent()) {
            return groupMembers
                    .byId(member.get().get(0), member.get().get(1))
                    .flatMap(one -> one == null ? unknown(index, id) : ofMember(index, one));
        }
        EmailSyncRecord record =
                GlobalId.EMAIL_SYNC_RECORD.parse(id).map(found::get).orElse(null);
        return record == null ? unknown(index, id) : sendable(index, record);
    }

    private Uni<Answer> ofMember(int index, GroupMember member) {
        NotApplicableReason reason = member.notApplicable();
        if (reason != null) {
            return refuse(new NotSyncableError(reason, "recordIds", String.valueOf(index)));
        }
        return records.of(List.of(member)).flatMap(record -> {
            EmailSyncRecord own = record.get(0);
            return own == null ? unknown(index, member.getId()) : sendable(index, own);
        });
    }

    /** A record can be sent when at least one provider has it on a list. */
    private Uni<Answer> sendable(int index, EmailSyncRecord record) {
        return statuses.statusesOfRecords(List.of(record)).flatMap(all -> {
            List<NotApplicableReason> reasons = all.get(0).stream()
                    .filter(SyncNotApplicable.class::isInstance)
                    .map(status -> ((SyncNotApplicable) status).getReason())
                    .toList();
            return all.get(0).size() > reasons.size()
                    ? Uni.createFrom().item(new Answer(record, null))
                    : refuse(new NotSyncableError(
                            reasons.isEmpty() ? NotApplicableReason.GROUP_NOT_CONNECTED : reasons.get(0),
                            "recordIds",
                            String.valueOf(index)));
        });
    }

    private static Uni<Answer> unknown(int index, String id) {
        return refuse(InputError.notFound(
                "There is no email sync record or group member '" + id + "'.", "recordIds", String.valueOf(index)));
    }

    private static Uni<Answer> refuse(UserError refusal) {
        return Uni.createFrom().item(new Answer(null, refusal));
    }

    private static Found sorted(List<Answer> answers) {
        return new Found(
                answers.stream()
                        .map(Answer::record)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                answers.stream().map(Answer::refusal).filter(Objects::nonNull).toList());
    }
}
