package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts addresses into segments and takes them out; those that are not in the audience are passed over in silence. */
@ApplicationScoped
class SegmentMembers {

    private final ContactStore contacts;
    private final SegmentStore segments;

    SegmentMembers(ContactStore contacts, SegmentStore segments) {
        this.contacts = contacts;
        this.segments = segments;
    }

    /** Archived contacts are not in the audience, as far as adding goes. */
    Uni<List<Contact>> add(Call call, long segment, List<String> emails) {
        return webIds(call, emails, false)
                .chain(webIds -> segments.add(call.db(), segment, webIds))
                .chain(added -> contacts.byWebIds(call.db(), added));
    }

    Uni<List<Contact>> remove(Call call, long segment, List<String> emails) {
        return webIds(call, emails, true)
                .chain(webIds -> segments.remove(call.db(), segment, webIds))
                .chain(removed -> contacts.byWebIds(call.db(), removed));
    }

    private Uni<List<Long>> webIds(Call call, List<String> emails, boolean archivedToo) {
        List<String> addresses = emails.stream().map(Address::normal).distinct().toList();
        return contacts.byAddresses(call.db(), call.audience().id(), addresses)
                .map(found -> found.stream()
                        .filter(contact -> archivedToo || contact.status() != Status.ARCHIVED)
                        .map(Contact::webId)
                        .toList());
    }
}
