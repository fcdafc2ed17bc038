package org.rollcall.group;

import java.util.List;
import java.util.UUID;

/** A group as it stands, with whom it names and where it is connected. */
record SavedGroup(Group group, List<UUID> included, List<UUID> excluded, List<Connection> connections) {

    /** The draft that would change nothing. */
    GroupDraft draft() {
        GroupRow row = group.row();
        return new GroupDraft(
                row.slug(),
                row.name(),
                row.description(),
                row.conditions(),
                row.beneficiaries(),
                row.syncPrimaryMembers(),
                row.syncBeneficiaries(),
                included,
                excluded,
                connections);
    }
}
