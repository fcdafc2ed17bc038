package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.member.Member;
import org.rollcall.sharedemail.SharedEmail;

/** One address in one group: a row of the Email Sync tab and the unit that is sent and re-synced. */
@Description("One address in one group: a row of the Email Sync tab and the unit that is sent and re-synced.")
public final class EmailSyncRecord implements Node {

    private final Group group;
    private final Member mainMember;
    private final AddressRow row;

    EmailSyncRecord(Group group, Member mainMember, AddressRow row) {
        this.group = group;
        this.mainMember = mainMember;
        this.row = row;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.EMAIL_SYNC_RECORD.of(row.id());
    }

    @NonNull
    @Description("The group.")
    public Group getGroup() {
        return group;
    }

    @NonNull
    @Description("The address, as entered for the main member.")
    public String getEmail() {
        String email = mainMember.getEmail();
        return email == null ? row.address() : email.strip();
    }

    @NonNull
    @Description("The member who wins the address in this group.")
    public Member getMainMember() {
        return mainMember;
    }

    @Description("The decision, when the address is shared.")
    public @Nullable SharedEmail getSharedEmail() {
        return row.candidates() == 1
                ? null
                : new SharedEmail(row.id(), group.row().id(), row.address(), row.decidedAt());
    }

    /** What the database holds; not part of the API. */
    public AddressRow row() {
        return row;
    }
}
