package org.rollcall.sharedemail;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;

/** An address that more than one member of a group has, and the decision whose data is sent. */
@Description("An address that more than one member of a group has, and the decision whose data is sent.")
public final class SharedEmail implements Node {

    private final UUID record;
    private final UUID group;
    private final String address;
    private final OffsetDateTime decidedAt;

    public SharedEmail(UUID record, UUID group, String address, OffsetDateTime decidedAt) {
        this.record = record;
        this.group = group;
        this.address = address;
        this.decidedAt = decidedAt;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.SHARED_EMAIL.of(record);
    }

    @NonNull
    @Description("The address.")
    public String getEmail() {
        return address;
    }

    /** The address record; not part of the API. */
    public UUID record() {
        return record;
    }

    /** The group; the API shows it as an object. */
    public UUID group() {
        return group;
    }

    OffsetDateTime decidedAt() {
        return decidedAt;
    }
}
