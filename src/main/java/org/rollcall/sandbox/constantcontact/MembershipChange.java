package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Puts contacts on lists and takes them off, as an activity. */
@ApplicationScoped
class MembershipChange {

    private final ContactStore contacts;
    private final ListStore lists;
    private final MembershipStore memberships;

    MembershipChange(ContactStore contacts, ListStore lists, MembershipStore memberships) {
        this.contacts = contacts;
        this.lists = lists;
        this.memberships = memberships;
    }

    Uni<Outcome> add(SqlConnection db, Activity activity, OffsetDateTime now) {
        return lists(db, activity)
                .chain(into -> contacts.selected(db, Selection.of(activity.input()))
                        .chain(chosen -> memberships
                                .leavers(db, chosen, into)
                                .chain(broken -> memberships
                                        .add(db, chosen, into, now, 1)
                                        .map(fit -> new Outcome(chosen.size(), fit, chosen.size() - fit, broken)))));
    }

    Uni<Outcome> remove(SqlConnection db, Activity activity, OffsetDateTime now) {
        return lists(db, activity)
                .chain(outOf -> contacts.selected(db, Selection.of(activity.input()))
                        .chain(chosen -> memberships
                                .remove(db, chosen, outOf, now)
                                .replaceWith(new Outcome(chosen.size(), chosen.size(), 0, List.of()))));
    }

    /** Lists that were deleted since the call are left out. */
    private Uni<List<UUID>> lists(SqlConnection db, Activity activity) {
        return lists.existing(db, Call.ids(activity.input(), "list_ids"));
    }
}
