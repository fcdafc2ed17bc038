package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Deletes contacts and lists, as an activity. */
@ApplicationScoped
class Deletion {

    private final ContactStore contacts;
    private final ListStore lists;
    private final MembershipStore memberships;

    Deletion(ContactStore contacts, ListStore lists, MembershipStore memberships) {
        this.contacts = contacts;
        this.lists = lists;
        this.memberships = memberships;
    }

    Uni<Outcome> ofContacts(SqlConnection db, Activity activity, OffsetDateTime now) {
        return contacts.selected(db, Selection.of(activity.input()))
                .chain(chosen -> contacts.delete(db, chosen, now)
                        .replaceWith(new Outcome(chosen.size(), chosen.size(), 0, List.of())));
    }

    Uni<Outcome> ofLists(SqlConnection db, Activity activity, OffsetDateTime now) {
        Set<UUID> ids = Call.ids(activity.input(), "list_ids");
        return memberships
                .empty(db, ids, now)
                .chain(() -> lists.delete(db, ids, now))
                .replaceWith(new Outcome(ids.size(), 0, 0, List.of()));
    }
}
