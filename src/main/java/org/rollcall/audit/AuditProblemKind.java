package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;

/** Ways in which the trail is found to have been changed. */
@Description("Ways in which the trail is found to have been changed.")
public enum AuditProblemKind {
    @Description("The entry is not what was written, or another one stands before it.")
    ALTERED,
    @Description("The entry's changes are not what was written.")
    CHANGES_ALTERED,
    @Description("The entry's changes are gone, and no erasure tells of it.")
    CHANGES_MISSING,
    @Description("The trail does not end or begin where it should.")
    HEAD,
    @Description("The key that sealed it is not in the keyring any more, so that nothing can be said.")
    KEY_MISSING,
    @Description("An entry is missing.")
    MISSING
}
