package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Push;
import org.rollcall.provider.RemoteContact;
import org.rollcall.provider.Webhooks;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Good;
import org.rollcall.provider.mailchimp.MailchimpAnswer.Problem;

/** A Mailchimp account, through its one audience. */
final class MailchimpPlatform implements Platform {

    /** How far the provider's clock may be from ours when it is asked whether something is younger than an intent. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final MailchimpClient client;
    private final MailchimpConfig config;
    private final MailchimpContacts contacts;
    private final Optional<String> wanted;

    /** Known once the account has been inspected. */
    private volatile @Nullable String audience;

    /**
     * Opens an account.
     *
     * @param chosen the audience that a person chose; null to take the one of the settings, or the only one
     */
    MailchimpPlatform(MailchimpClient client, MailchimpConfig config, @Nullable String chosen) {
        this.client = client;
        this.config = config;
        this.wanted = Optional.ofNullable(chosen).or(config::audienceId);
        this.contacts = new MailchimpContacts(config.mergeFields());
    }

    @Override
    public Provider provider() {
        return Provider.MAILCHIMP;
    }

    @Override
    public boolean archives() {
        return true;
    }

    /** Tags are the association's own; nobody leaves one. */
    @Override
    public boolean listsAreLeft() {
        return false;
    }

    @Override
    public int slice() {
        return 5 * MailchimpPush.BULK;
    }

    @Override
    public CallCount callCount() {
        return new MailchimpCallCount();
    }

    @Override
    public OptionalInt dailyCalls() {
        return OptionalInt.empty();
    }

    /** No call here makes or changes a contact that exists without saying so. */
    @Override
    public boolean readsBefore(List<AddressPlan> plans) {
        return false;
    }

    @Override
    public Uni<Progress> look(String activity) {
        throw new IllegalStateException("Mailchimp is asked for nothing that goes on after its answer");
    }

    @Override
    public Uni<Boolean> idleSince(Instant moment) {
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<List<Audience>> audiences() {
        return client.audiences()
                .map(answer -> items(answer, "lists")
                        .map(list -> new Audience(
                                list.path("id").asText(), list.path("name").asText()))
                        .toList());
    }

    @Override
    public Uni<AccountState> inspect() {
        return client.account()
                .flatMap(account -> chooseAudience()
                        .flatMap(chosen -> requiredFields(chosen)
                                .flatMap(required -> lists(chosen)
                                        .map(lists -> new AccountState(
                                                account.path("account_id").asText(""),
                                                account.path("account_name").asText("Mailchimp"),
                                                chosen,
                                                required,
                                                lists)))));
    }

    private Uni<String> chooseAudience() {
        return audiences().map(this::chooseAudience).invoke(chosen -> audience = chosen);
    }

    private String chooseAudience(List<Audience> audiences) {
        List<String> ids = audiences.stream().map(Audience::id).toList();
        if (wanted.isPresent() && ids.contains(wanted.get())) {
            return wanted.get();
        }
        if (wanted.isEmpty() && ids.size() == 1) {
            return ids.get(0);
        }
        throw new ProviderTrouble(
                Kind.MISCONFIGURED,
                "The Mailchimp account has " + ids.size() + " audiences, and "
                        + (wanted.isPresent() ? "none of them is the chosen one" : "none is chosen")
                        + "; connect it with one of them, or set rollcall.mailchimp.audience-id.");
    }

    /** Makes the merge fields that are missing, and tells which ones must not be blank. */
    private Uni<Set<String>> requiredFields(String chosen) {
        return client.mergeFields(chosen).flatMap(answer -> {
            List<JsonNode> present = items(answer, "merge_fields").toList();
            Set<String> tags =
                    present.stream().map(field -> field.path("tag").asText()).collect(Collectors.toSet());
            Set<String> required = present.stream()
                    .filter(field -> field.path("required").asBoolean())
                    .map(field -> rollcallName(field.path("tag").asText()))
                    .collect(Collectors.toSet());
            return Multi.createFrom()
                    .items(wantedTags().entrySet().stream().filter(tag -> !tags.contains(tag.getKey())))
                    .onItem()
                    .transformToUniAndConcatenate(tag -> makeMergeField(chosen, tag.getKey(), tag.getValue()))
                    .collect()
                    .asList()
                    .replaceWith(required);
        });
    }

    private Map<String, String> wantedTags() {
        Map<String, String> tags = new TreeMap<>(MailchimpContacts.STANDARD);
        tags.putAll(config.mergeFields());
        return tags;
    }

    private String rollcallName(String tag) {
        return wantedTags().getOrDefault(tag, tag);
    }

    private Uni<Boolean> makeMergeField(String chosen, String tag, String name) {
        ObjectNode field = MailchimpAnswer.JSON.createObjectNode();
        field.put("tag", tag).put("name", name).put("type", "text").put("required", false);
        return client.makeMergeField(chosen, field).map(answer -> switch (answer) {
            case Good ignored -> true;
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        "Mailchimp refuses the merge field " + tag + " (" + problem.title()
                                + "); make it there by hand.");
        });
    }

    private Uni<List<RemoteList>> lists(String chosen) {
        return segments(chosen)
                .map(segment -> new RemoteList(
                        segment.path("id").asText(), segment.path("name").asText()))
                .collect()
                .asList();
    }

    private Multi<JsonNode> segments(String chosen) {
        return pages(offset -> client.segments(chosen, offset), "segments")
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
    }

    @Override
    public Multi<List<RemoteContact>> readAll() {
        return readMembers(null);
    }

    @Override
    public Multi<List<RemoteContact>> readChangedSince(Instant moment) {
        return readMembers(moment.minus(CLOCK_SKEW));
    }

    /** The archived ones come only when asked for by status. */
    private Multi<List<RemoteContact>> readMembers(@Nullable Instant since) {
        String from = requireAudience();
        return Multi.createBy()
                .concatenating()
                .streams(
                        pages(offset -> client.members(from, null, since, offset), "members"),
                        pages(offset -> client.members(from, "archived", since, offset), "members"))
                .map(page -> page.stream().map(contacts::read).toList());
    }

    @Override
    public Uni<List<RemoteContact>> read(Collection<Lookup> lookups) {
        return Multi.createFrom()
                .iterable(lookups)
                .onItem()
                .transformToUni(this::read)
                .merge(config.connections())
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<RemoteContact>> read(Lookup lookup) {
        String byAddress = MailchimpContacts.hash(lookup.address());
        String contactId = lookup.contactId();
        if (contactId == null) {
            return read(byAddress);
        }
        return read(contactId)
                .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found) : read(byAddress));
    }

    private Uni<Optional<RemoteContact>> read(String id) {
        return client.member(requireAudience(), id).map(answer -> switch (answer) {
            case Good good -> Optional.of(contacts.read(good.body()));
            case Problem problem when problem.status() == 404 -> Optional.empty();
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED, "Mailchimp refuses to show a contact (" + problem.title() + ").");
        });
    }

    @Override
    public Uni<RemoteList> makeList(String name, Instant since, Set<String> taken) {
        return makeSegment(requireAudience(), name, since, taken, 0);
    }

    /** A name that somebody else's tag has is followed by " - 1", " - 2" and so on. */
    private Uni<RemoteList> makeSegment(String chosen, String name, Instant since, Set<String> taken, int clashes) {
        String tried = clashes == 0 ? name : name + " - " + clashes;
        if (clashes > 50) {
            throw new ProviderTrouble(Kind.MISCONFIGURED, "Mailchimp has 50 tags of the group's name already.");
        }
        ObjectNode segment = MailchimpAnswer.JSON.createObjectNode();
        segment.put("name", tried).putArray("static_segment");
        return client.makeSegment(chosen, segment).flatMap(answer -> switch (answer) {
            case Good good ->
                Uni.createFrom().item(new RemoteList(good.body().path("id").asText(), tried));
            case Problem problem
            when problem.status() == 400 ->
                ownSegment(chosen, tried, since, taken)
                        .flatMap(own -> own.map(list -> Uni.createFrom().item(list))
                                .orElseGet(() -> makeSegment(chosen, name, since, taken, clashes + 1)));
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED, "Mailchimp refuses to make a tag (" + problem.title() + ").");
        });
    }

    /** The tag of a call whose answer was lost. */
    private Uni<Optional<RemoteList>> ownSegment(String chosen, String name, Instant since, Set<String> taken) {
        return segments(chosen)
                .filter(segment -> segment.path("name").asText().equalsIgnoreCase(name))
                .filter(segment -> !taken.contains(segment.path("id").asText()))
                .filter(segment -> !createdAt(segment).isBefore(since.minus(CLOCK_SKEW)))
                .map(segment -> new RemoteList(segment.path("id").asText(), name))
                .collect()
                .first()
                .map(Optional::ofNullable);
    }

    private static Instant createdAt(JsonNode segment) {
        String text = segment.path("created_at").asText("");
        return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public Multi<List<Effect>> push(Push push) {
        MailchimpWrites writes = new MailchimpWrites(client, requireAudience(), contacts);
        return new MailchimpPush(push, writes, config.connections()).run();
    }

    @Override
    public Optional<Webhooks> webhooks() {
        return Optional.of(new MailchimpWebhooks(client, this::requireAudience, config.webhooks()));
    }

    private String requireAudience() {
        String chosen = audience;
        if (chosen == null) {
            throw new ProviderTrouble(Kind.UNAVAILABLE, "The Mailchimp account has not been looked at yet.");
        }
        return chosen;
    }

    /** Mailchimp lets nobody import the address again: only the person comes back, by a form. */
    @Override
    public Uni<Void> erase(Lookup contact) {
        return read(List.of(contact))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : client.eraseMember(requireAudience(), MailchimpContacts.hash(contact.address()))
                                .invoke(MailchimpPlatform::checkErased)
                                .replaceWithVoid());
    }

    private static void checkErased(MailchimpAnswer answer) {
        if (answer instanceof Problem problem && problem.status() != 404) {
            throw new ProviderTrouble(
                    Kind.MISCONFIGURED, "Mailchimp refuses to delete a contact for good (" + problem.title() + ").");
        }
    }

    private static Multi<List<JsonNode>> pages(IntFunction<Uni<JsonNode>> page, String field) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicInteger::new,
                        offset -> page.apply(offset.getAndAdd(MailchimpClient.PAGE))
                                .map(answer -> (List<JsonNode>)
                                        new ArrayList<>(items(answer, field).toList())))
                .whilst(items -> items.size() == MailchimpClient.PAGE);
    }

    private static Stream<JsonNode> items(JsonNode answer, String field) {
        return StreamSupport.stream(answer.path(field).spliterator(), false);
    }
}
