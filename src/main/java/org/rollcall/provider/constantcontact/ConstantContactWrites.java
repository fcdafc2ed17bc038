package org.rollcall.provider.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Good;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;
import org.rollcall.provider.constantcontact.ListSets.Part;

/**
 * The writing calls of one push, each with what it did to every address it was about.
 *
 * @param listIds the provider's ids of the lists that are there
 */
record ConstantContactWrites(
        ConstantContactClient client, ConstantContactContacts contacts, Map<UUID, String> listIds) {

    /** Makes or changes one contact by a call of its own. */
    Uni<List<Effect>> alone(AddressPlan plan) {
        return switch (plan.change()) {
            case ContactChange.Create create -> create(create, plan.putOn());
            case ContactChange.Adopt adopt -> overwrite(adopt, adopt.contact(), adopt.fields());
            case ContactChange.Update update -> overwrite(update, update.contact(), update.fields());
            case ContactChange.HandOver handOver -> overwrite(handOver, handOver.contact(), handOver.fields());
            case ContactChange.Rename rename -> overwrite(rename, rename.former(), rename.fields());
            case null -> throw new IllegalArgumentException("a contact that stays as it is takes no call of its own");
            case ContactChange.Restore ignored -> throw new IllegalArgumentException("nothing is archived here");
            case ContactChange.Archive ignored -> throw new IllegalArgumentException("nothing is archived here");
        };
    }

    private Uni<List<Effect>> create(ContactChange.Create create, List<UUID> lists) {
        List<UUID> known = lists.stream()
                .filter(listIds::containsKey)
                .limit(ListSets.LISTS)
                .toList();
        return client.makeContact(
                        contacts.made(create, known.stream().map(this::listId).toList()))
                .flatMap(answer -> switch (answer) {
                    case Good good ->
                        Uni.createFrom()
                                .item(Stream.concat(
                                                Stream.of(changed(create, good.body())),
                                                known.stream().map(list -> new Effect.PutOn(create.address(), list)))
                                        .toList());
                    case Problem problem when isAboutLists(problem) -> listsGone(known, problem);
                    case Problem problem -> one(ConstantContactRefusals.of(create.address(), problem));
                });
    }

    /** A contact that is yet to be made cannot be what was not found. */
    private static boolean isAboutLists(Problem problem) {
        return problem.status() == 404 || problem.words().contains("list_memberships");
    }

    /**
     * The provider blanks what an overwrite leaves out, so the contact is read first; and it would bring back one that was
     * deleted, so only one that is seen to be active and to have the known address is written.
     */
    private Uni<List<Effect>> overwrite(ContactChange change, Contact contact, Fields fields) {
        return client.contact(contact.contactId()).flatMap(answer -> switch (answer) {
            case Good good
            when isAsKnown(good.body(), contact) ->
                client.changeContact(contact.contactId(), contacts.overwritten(good.body(), change.address(), fields))
                        .map(written -> switch (written) {
                            case Good ignored -> List.<Effect>of(changed(change, good.body()));
                            case Problem problem -> refused(change, contact, problem);
                        });
            case Good ignored -> Uni.createFrom().item(readBoth(change, contact));
            case Problem ignored -> Uni.createFrom().item(readBoth(change, contact));
        });
    }

    private static boolean isAsKnown(JsonNode present, Contact contact) {
        String address = present.path("email_address").path("address").asText().toLowerCase(Locale.ROOT);
        return ConstantContactContacts.status(present) == ContactStatus.SUBSCRIBED && address.equals(contact.address());
    }

    private static List<Effect> refused(ContactChange change, Contact contact, Problem problem) {
        Effect effect = ConstantContactRefusals.of(change.address(), problem);
        return effect instanceof Effect.ReadFirst ? readBoth(change, contact) : List.of(effect);
    }

    /** A rename that contradicts the ledger may do so at either address. */
    private static List<Effect> readBoth(ContactChange change, Contact contact) {
        return Stream.of(change.address(), contact.address())
                .distinct()
                .<Effect>map(Effect.ReadFirst::new)
                .toList();
    }

    /** Makes, changes and puts on lists, in one call that the provider works on afterwards. */
    Uni<List<Effect>> importRows(Import rows) {
        return client.importContacts(rows.body(this::listId))
                .flatMap(answer -> begun(answer, rows.lists(), rows.addresses()));
    }

    Uni<List<Effect>> addToLists(Part<AddressPlan> part) {
        return client.addToLists(memberships(part)).flatMap(answer -> begun(answer, part.lists(), addresses(part)));
    }

    Uni<List<Effect>> removeFromLists(Part<AddressPlan> part) {
        return client.removeFromLists(memberships(part))
                .flatMap(answer -> begun(answer, part.lists(), addresses(part)));
    }

    private ObjectNode memberships(Part<AddressPlan> part) {
        ObjectNode body = ConstantContactAnswer.JSON.createObjectNode();
        ArrayNode ids = body.putObject("source").putArray("contact_ids");
        part.items().forEach(plan -> ids.add(contactId(plan)));
        ArrayNode lists = body.putArray("list_ids");
        part.lists().forEach(list -> lists.add(listId(list)));
        return body;
    }

    private static List<String> addresses(Part<AddressPlan> part) {
        return part.items().stream().map(AddressPlan::address).toList();
    }

    private static String contactId(AddressPlan plan) {
        Contact contact = plan.change() instanceof ContactChange.Rename rename ? rename.former() : plan.contact();
        if (contact == null) {
            throw new IllegalArgumentException("who is not there cannot change lists");
        }
        return contact.contactId();
    }

    private Uni<List<Effect>> begun(ConstantContactAnswer answer, List<UUID> lists, List<String> addresses) {
        return switch (answer) {
            case Good good ->
                one(new Effect.Accepted(
                        addresses, good.body().path("activity_id").asText()));
            case Problem problem -> listsGone(lists, problem);
        };
    }

    /** A call about lists is refused when one of them is no more. */
    private Uni<List<Effect>> listsGone(List<UUID> lists, Problem problem) {
        return Multi.createFrom()
                .iterable(lists)
                .onItem()
                .transformToUniAndConcatenate(list -> client.list(listId(list))
                        .map(answer -> isGone(answer) ? List.<Effect>of(new Effect.ListGone(list)) : List.<Effect>of()))
                .collect()
                .in(ArrayList<Effect>::new, List::addAll)
                .map(gone -> {
                    if (gone.isEmpty()) {
                        throw new ProviderTrouble(
                                Kind.MISCONFIGURED,
                                "Constant Contact refuses a call about lists (" + problem.status() + " " + problem.key()
                                        + ").");
                    }
                    return gone;
                });
    }

    private static boolean isGone(ConstantContactAnswer answer) {
        return switch (answer) {
            case Good good -> !good.body().path("deleted_at").asText("").isEmpty();
            case Problem problem -> problem.status() == 404;
        };
    }

    private String listId(UUID list) {
        return listIds.getOrDefault(list, "");
    }

    private static Effect changed(ContactChange change, JsonNode contact) {
        return new Effect.Changed(change, contact.path("contact_id").asText(), null);
    }

    private static Uni<List<Effect>> one(Effect effect) {
        return Uni.createFrom().item(List.of(effect));
    }
}
