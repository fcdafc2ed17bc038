package org.rollcall.provider;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.SyncErrorCode;

/** What a call to a provider did to one address, or why it did nothing. */
public sealed interface Effect {

    /** The provider accepted a change of the contact. */
    record Changed(
            ContactChange change,
            String contactId,
            @Nullable String webUrl) implements Effect {}

    /** The contact is on the list. */
    record PutOn(String address, UUID list) implements Effect {}

    /** The contact is off the list. */
    record TakenOff(String address, UUID list) implements Effect {}

    /**
     * The provider took a call and works on it: what became of each address is read once the activity has ended.
     *
     * @param activity the provider's id of what it does
     */
    record Accepted(List<String> addresses, String activity) implements Effect {
        public Accepted {
            addresses = List.copyOf(addresses);
        }
    }

    /** The provider's answer contradicts the ledger: the contact is to be read before anything else is done. */
    record ReadFirst(String address) implements Effect {}

    /** The provider refuses the contact. */
    record Refused(String address, SyncErrorCode code, String words) implements Effect {}

    /** The list no longer exists. */
    record ListGone(UUID list) implements Effect {}

    /** The call failed as a whole. */
    record Trouble(ProviderTrouble cause) implements Effect {}
}
