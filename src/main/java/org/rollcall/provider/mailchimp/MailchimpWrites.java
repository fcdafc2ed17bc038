package org.rollcall.provider.mailchimp;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rollcall.plan.Consent;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Good;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/**
 * The writing calls of one push to one audience, each with what it did to every address it was about.
 *
 * @param seenSubscribed addresses whose contacts a call of this push has shown to be subscribed
 */
record MailchimpWrites(
        MailchimpClient client, String audience, MailchimpContacts contacts, Set<String> seenSubscribed) {

    MailchimpWrites(MailchimpClient client, String audience, MailchimpContacts contacts) {
        this(client, audience, contacts, ConcurrentHashMap.newKeySet());
    }

    /** A schema error names its row: "members.item:17.email_address", or "members_to_add.item:3". */
    private static final Pattern ROW = Pattern.compile("(\\w+)\\.item:(\\d{1,3})\\b.*");

    /** Makes contacts in one call that leaves existing ones alone; rows that spoil the whole call are split off. */
    Uni<List<Effect>> create(List<ContactChange.Create> creates) {
        if (creates.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        ObjectNode body = MailchimpAnswer.JSON.createObjectNode();
        ArrayNode members = body.putArray("members");
        creates.forEach(create -> members.add(row(create)));
        body.put("update_existing", false);
        return client.makeMembers(audience, body).flatMap(answer -> switch (answer) {
            case Good good -> Uni.createFrom().item(created(creates, good.body()));
            case Problem problem -> withoutBadRows(creates, problem);
        });
    }

    private ObjectNode row(ContactChange.Create create) {
        ObjectNode row = MailchimpAnswer.JSON.createObjectNode();
        row.put("email_address", create.address());
        Consent.statusToSend(create)
                .ifPresent(status -> row.put("status", status.name().toLowerCase(Locale.ROOT)));
        row.set("merge_fields", contacts.mergeFields(create.fields()));
        return row;
    }

    private static List<Effect> created(List<ContactChange.Create> creates, JsonNode body) {
        Map<String, JsonNode> made = byAddress(body.path("new_members"));
        Map<String, JsonNode> errors = byAddress(body.path("errors"));
        return creates.stream().map(create -> created(create, made, errors)).toList();
    }

    private static Effect created(
            ContactChange.Create create, Map<String, JsonNode> made, Map<String, JsonNode> errors) {
        JsonNode member = made.get(create.address());
        if (member != null) {
            return changed(create, member);
        }
        JsonNode error = errors.get(create.address());
        return error == null
                ? new Effect.ReadFirst(create.address())
                : MailchimpRefusals.ofRow(create.address(), error);
    }

    private Uni<List<Effect>> withoutBadRows(List<ContactChange.Create> creates, Problem problem) {
        if (problem.status() == 404) {
            throw new ProviderTrouble(Kind.MISCONFIGURED, "The Mailchimp audience no longer exists.");
        }
        Set<Integer> bad = badRows(problem, "members", creates.size());
        if (bad.isEmpty() && creates.size() > 1) {
            int half = creates.size() / 2;
            return both(create(creates.subList(0, half)), create(creates.subList(half, creates.size())));
        }
        List<Effect> refused = new ArrayList<>();
        List<ContactChange.Create> rest = new ArrayList<>();
        for (int i = 0; i < creates.size(); i++) {
            if (bad.contains(i) || creates.size() == 1) {
                refused.add(refusedRow(creates.get(i).address(), i, problem));
            } else {
                rest.add(creates.get(i));
            }
        }
        return both(Uni.createFrom().item(refused), create(rest));
    }

    private static Set<Integer> badRows(Problem problem, String array, int size) {
        return StreamSupport.stream(problem.document().path("errors").spliterator(), false)
                .map(error -> ROW.matcher(error.path("field").asText()))
                .filter(Matcher::matches)
                .filter(row -> row.group(1).equals(array))
                .map(row -> Integer.valueOf(row.group(2)))
                .filter(row -> row < size)
                .collect(toSet());
    }

    private static Effect refusedRow(String address, int row, Problem problem) {
        String words = StreamSupport.stream(problem.document().path("errors").spliterator(), false)
                .filter(error -> error.path("field").asText().startsWith("members.item:" + row + "."))
                .map(error -> error.path("field").asText() + ": "
                        + error.path("message").asText())
                .findFirst()
                .orElseGet(problem::words);
        SyncErrorCode code =
                words.contains("email_address") ? SyncErrorCode.INVALID_EMAIL : SyncErrorCode.FIELD_REJECTED;
        return new Effect.Refused(address, code, words);
    }

    /** Changes one contact, addressed by the id that outlives a change of address. */
    Uni<List<Effect>> change(ContactChange change) {
        return switch (change) {
            case ContactChange.Create create -> create(List.of(create));
            case ContactChange.Adopt adopt ->
                adopt.writes()
                        ? patch(change, adopt.contact(), fieldsOnly(adopt.fields()))
                        : inLedgerAlone(change, adopt.contact());
            case ContactChange.HandOver handOver ->
                handOver.writes()
                        ? patch(change, handOver.contact(), fieldsOnly(handOver.fields()))
                        : inLedgerAlone(change, handOver.contact());
            case ContactChange.Update update -> patch(change, update.contact(), fieldsOnly(update.fields()));
            case ContactChange.Rename rename ->
                patch(change, rename.former(), fieldsOnly(rename.fields()).put("email_address", rename.address()));
            case ContactChange.Restore restore -> restore(restore);
            case ContactChange.Archive archive -> archive(archive);
        };
    }

    private ObjectNode fieldsOnly(Fields fields) {
        ObjectNode body = MailchimpAnswer.JSON.createObjectNode();
        body.set("merge_fields", contacts.mergeFields(fields));
        return body;
    }

    /** Sends a status, so the contact is looked at once more: only one that is still archived is brought back. */
    private Uni<List<Effect>> restore(ContactChange.Restore restore) {
        ObjectNode body = fieldsOnly(restore.fields());
        Consent.statusToSend(restore)
                .ifPresent(status -> body.put("status", status.name().toLowerCase(Locale.ROOT)));
        return client.member(audience, restore.contact().contactId()).flatMap(answer -> switch (answer) {
            case Good good
            when good.body().path("status").asText().equals("archived") -> patch(restore, restore.contact(), body);
            case Good ignored -> one(new Effect.ReadFirst(restore.address()));
            case Problem ignored -> one(new Effect.ReadFirst(restore.address()));
        });
    }

    private Uni<List<Effect>> patch(ContactChange change, Contact contact, ObjectNode body) {
        return client.changeMember(audience, contact.contactId(), body).flatMap(answer -> switch (answer) {
            case Good good ->
                one(
                        address(good.body()).equals(change.address())
                                ? changed(change, good.body())
                                // The person changed the address meanwhile: follow, do not insist.
                                : new Effect.ReadFirst(change.address()));
            case Problem problem -> Uni.createFrom().item(refused(change, problem));
        });
    }

    /** A rename that contradicts the ledger may do so at either address. */
    private static List<Effect> refused(ContactChange change, Problem problem) {
        Effect effect = MailchimpRefusals.of(change.address(), problem);
        return change instanceof ContactChange.Rename rename && effect instanceof Effect.ReadFirst
                ? List.of(effect, new Effect.ReadFirst(rename.former().address()))
                : List.of(effect);
    }

    /**
     * The provider archives an unsubscribed contact as well, and does not tell afterwards; restoring it would subscribe
     * somebody who had left. So only a contact that has just been seen subscribed is archived: the call that took it off
     * its tags shows that, and without such a call it is looked at.
     */
    private Uni<List<Effect>> archive(ContactChange.Archive archive) {
        if (seenSubscribed.contains(archive.address())) {
            return archiveSeen(archive);
        }
        return client.member(audience, archive.contact().contactId()).flatMap(answer -> switch (answer) {
            case Good good when isSubscribed(good.body()) -> archiveSeen(archive);
            case Good ignored -> one(new Effect.ReadFirst(archive.address()));
            case Problem ignored -> one(new Effect.ReadFirst(archive.address()));
        });
    }

    private Uni<List<Effect>> archiveSeen(ContactChange.Archive archive) {
        return client.archiveMember(audience, archive.contact().contactId()).flatMap(answer -> switch (answer) {
            case Good ignored -> inLedgerAlone(archive, archive.contact());
            case Problem ignored -> one(new Effect.ReadFirst(archive.address()));
        });
    }

    /** Puts addresses on a tag and takes others off it, in one call. */
    Uni<List<Effect>> changeList(UUID list, String segment, List<String> add, List<String> remove) {
        ObjectNode body = MailchimpAnswer.JSON.createObjectNode();
        add.forEach(body.putArray("members_to_add")::add);
        remove.forEach(body.putArray("members_to_remove")::add);
        return client.changeSegment(audience, segment, body).flatMap(answer -> switch (answer) {
            case Good good -> Uni.createFrom().item(placed(list, add, remove, good.body()));
            case Problem problem when problem.status() == 404 -> one(new Effect.ListGone(list));
            case Problem problem -> withoutBadAddresses(list, segment, add, remove, problem);
        });
    }

    /** As with new contacts, one bad address spoils the whole call; it is split off, the others are sent again. */
    private Uni<List<Effect>> withoutBadAddresses(
            UUID list, String segment, List<String> add, List<String> remove, Problem problem) {
        Set<Integer> badAdds = badRows(problem, "members_to_add", add.size());
        Set<Integer> badRemoves = badRows(problem, "members_to_remove", remove.size());
        if (badAdds.isEmpty() && badRemoves.isEmpty()) {
            throw new ProviderTrouble(
                    Kind.MISCONFIGURED,
                    "Mailchimp refuses a change of a tag (" + problem.status() + " " + problem.title() + ").");
        }
        List<Effect> refused = Stream.concat(
                        badAdds.stream().map(add::get), badRemoves.stream().map(remove::get))
                .<Effect>map(address -> new Effect.Refused(address, SyncErrorCode.INVALID_EMAIL, problem.words()))
                .toList();
        List<String> goodAdds = without(add, badAdds);
        List<String> goodRemoves = without(remove, badRemoves);
        return goodAdds.isEmpty() && goodRemoves.isEmpty()
                ? Uni.createFrom().item(refused)
                : both(Uni.createFrom().item(refused), changeList(list, segment, goodAdds, goodRemoves));
    }

    private static List<String> without(List<String> addresses, Set<Integer> bad) {
        return IntStream.range(0, addresses.size())
                .filter(i -> !bad.contains(i))
                .mapToObj(addresses::get)
                .toList();
    }

    private List<Effect> placed(UUID list, List<String> add, List<String> remove, JsonNode body) {
        byAddress(body.path("members_removed")).forEach((address, member) -> {
            if (isSubscribed(member)) {
                seenSubscribed.add(address);
            } else {
                seenSubscribed.remove(address);
            }
        });
        Set<String> added = byAddress(body.path("members_added")).keySet();
        Stream<Effect> puts = add.stream()
                .map(address -> added.contains(address)
                        ? new Effect.PutOn(address, list)
                        // Not in the audience, or on the tag already: only reading tells.
                        : new Effect.ReadFirst(address));
        // Who is not among the removed was not on the tag: either way it is off now.
        Stream<Effect> takes = remove.stream().map(address -> new Effect.TakenOff(address, list));
        return Stream.concat(puts, takes).toList();
    }

    private static Uni<List<Effect>> inLedgerAlone(ContactChange change, Contact contact) {
        return one(new Effect.Changed(change, contact.contactId(), null));
    }

    private static Effect changed(ContactChange change, JsonNode member) {
        return new Effect.Changed(change, MailchimpContacts.contactId(member), MailchimpContacts.webUrl(member));
    }

    private static Map<String, JsonNode> byAddress(JsonNode members) {
        return StreamSupport.stream(members.spliterator(), false)
                .collect(toMap(MailchimpWrites::address, identity(), (first, second) -> first));
    }

    private static boolean isSubscribed(JsonNode member) {
        return member.path("status").asText().equals("subscribed");
    }

    private static String address(JsonNode member) {
        return member.path("email_address").asText().toLowerCase(Locale.ROOT);
    }

    private static Uni<List<Effect>> one(Effect effect) {
        return Uni.createFrom().item(List.of(effect));
    }

    private static Uni<List<Effect>> both(Uni<List<Effect>> first, Uni<List<Effect>> second) {
        return first.flatMap(one -> second.map(two -> {
            List<Effect> all = new ArrayList<>(one);
            all.addAll(two);
            return all;
        }));
    }
}
