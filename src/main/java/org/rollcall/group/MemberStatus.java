package org.rollcall.group;

import java.util.UUID;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.provider.Provider;
import org.rollcall.sync.StatusReader.Standing;
import org.rollcall.sync.StatusRow;
import org.rollcall.sync.SyncState;
import org.rollcall.sync.SyncStatus;

/** The status of a member in a group with one provider. */
public final class MemberStatus {

    private MemberStatus() {}

    public static SyncStatus of(GroupMember member, Standing standing) {
        UUID group = member.getGroup().row().id();
        String address = member.getMember().row().address();
        NotApplicableReason reason =
                standing.connected() ? member.notApplicable() : NotApplicableReason.GROUP_NOT_CONNECTED;
        StatusRow entry = standing.entry();
        if (reason != null) {
            return new SyncNotApplicable(standing.provider(), reason, group, address);
        }
        return entry == null ? waiting(standing.provider()) : entry.toStatus();
    }

    /** Connected a moment ago, and not calculated since. */
    static SyncStatus waiting(Provider provider) {
        return new StatusRow(provider, SyncState.QUEUED, null, null, null, null, null, null, 0, null, null, null)
                .toStatus();
    }
}
