package org.rollcall.provider;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;

/**
 * A contact as its provider shows it.
 *
 * @param address lower case
 * @param contactId the provider's id, which outlives a change of address
 * @param lists ids at the provider of the lists it is on
 * @param optedInAt when it became subscribed, if the provider tells
 * @param unsubscribedAt when it unsubscribed, if it did and the provider tells
 * @param webUrl the contact's page for people
 */
public record RemoteContact(
        String address,
        String contactId,
        ContactStatus status,
        Fields fields,
        Set<String> lists,
        @Nullable Instant optedInAt,
        @Nullable Instant unsubscribedAt,
        @Nullable String webUrl) {}
