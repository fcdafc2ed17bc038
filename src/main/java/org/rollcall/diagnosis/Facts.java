package org.rollcall.diagnosis;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.group.Group;
import org.rollcall.member.Member;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncState;

/**
 * All that matters of a record, a group and a provider.
 *
 * @param kind null for who is no member
 * @param named whether the group names it always (true) or never (false) a member; null when it does not name it
 * @param carrier whose record the address carries in the group; null when nobody's
 * @param place null when no account is connected
 */
record Facts(
        Group group,
        Member member,
        @Nullable GroupMemberKind kind,
        @Nullable Boolean named,
        Fit fit,
        @Nullable Carrier carrier,
        @Nullable Place place) {

    /** Which of the group's conditions hold for the record; a condition that is not given holds. */
    record Fit(boolean anyGiven, boolean kind, boolean type, boolean tags, boolean ends, boolean status) {

        boolean all() {
            return anyGiven && kind && type && tags && ends && status;
        }
    }

    /** The main member of the address. */
    record Carrier(UUID id, String name, boolean doNotSend) {}

    /**
     * The account, and the group's connection to it.
     *
     * @param refusedBecause why the provider lets nobody in; null when it does
     */
    record Place(
            Provider provider,
            boolean connected,
            boolean listGone,
            boolean paused,
            @Nullable String heldBecause,
            @Nullable String refusedBecause,
            @Nullable Entry entry) {}

    /** Where the address stands. */
    record Entry(
            SyncState state,
            OffsetDateTime changedAt,
            @Nullable OffsetDateTime confirmedAt,
            @Nullable SyncErrorCode code,
            @Nullable String providerMessage,
            int attempts,
            @Nullable OffsetDateTime nextAttemptAt) {}

    boolean carriesTheAddress() {
        return carrier != null && carrier.id().equals(member.row().id());
    }

    /** Whether somebody else got the address. */
    boolean lostTheAddress() {
        return kind != null && carrier != null && !carriesTheAddress();
    }
}
