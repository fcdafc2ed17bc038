package org.rollcall.provider.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.provider.Platform.Lookup;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.RemoteContact;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Good;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;

/** Reads contacts in the fewest calls. */
record ConstantContactReading(ConstantContactClient client, ConstantContactContacts contacts) {

    /** Up to so many contacts are read one by one, whatever the account's size. */
    private static final int ONE_BY_ONE = 10;

    /** Every contact in every state, in pages. */
    Multi<List<RemoteContact>> all() {
        return client.contacts().map(this::read);
    }

    /** Unsubscribing may not count as a change of the contact, so those are asked for as well. */
    Multi<List<RemoteContact>> changedSince(Instant from) {
        return Multi.createBy()
                .concatenating()
                .streams(client.contactsChangedSince(from), client.contactsUnsubscribedSince(from))
                .map(this::read);
    }

    private List<RemoteContact> read(List<JsonNode> page) {
        return page.stream().map(contacts::read).toList();
    }

    /** One by one, or all of them where the account has fewer pages than there are contacts to read. */
    Uni<List<RemoteContact>> of(Collection<Lookup> lookups) {
        if (lookups.size() <= ONE_BY_ONE) {
            return readEach(lookups);
        }
        return client.total()
                .flatMap(total -> total / ConstantContactClient.PAGE + 1 < lookups.size()
                        ? readAmongAll(lookups)
                        : readEach(lookups));
    }

    private Uni<List<RemoteContact>> readEach(Collection<Lookup> lookups) {
        return Multi.createFrom()
                .iterable(lookups)
                .onItem()
                .transformToUniAndConcatenate(this::readOne)
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private Uni<List<RemoteContact>> readAmongAll(Collection<Lookup> lookups) {
        Set<String> addresses = lookups.stream().map(Lookup::address).collect(Collectors.toSet());
        Set<String> ids = lookups.stream()
                .flatMap(lookup -> Stream.ofNullable(lookup.contactId()))
                .collect(Collectors.toSet());
        return all().onItem()
                .transformToIterable(page -> page)
                .filter(contact -> addresses.contains(contact.address()) || ids.contains(contact.contactId()))
                .collect()
                .asList();
    }

    private Uni<List<RemoteContact>> readOne(Lookup lookup) {
        String contactId = lookup.contactId();
        if (contactId == null) {
            return readAt(lookup.address());
        }
        return client.contact(contactId).flatMap(answer -> switch (answer) {
            case Good good -> Uni.createFrom().item(List.of(contacts.read(good.body())));
            case Problem problem when problem.status() == 404 -> readAt(lookup.address());
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        "Constant Contact refuses to show a contact (" + problem.status() + " " + problem.key() + ").");
        });
    }

    private Uni<List<RemoteContact>> readAt(String address) {
        return client.contactsOf(address).map(this::read);
    }
}
