package org.rollcall.provider.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rollcall.plan.AddressPlan;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Provider;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Push;
import org.rollcall.provider.RemoteContact;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Good;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;
import org.rollcall.provider.constantcontact.ConstantContactContacts.CustomField;

/** A Constant Contact account. */
final class ConstantContactPlatform implements Platform {

    /** How far the provider's clock may be from ours when it is asked what is younger than a moment. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final ConstantContactClient client;
    private final ConstantContactConfig config;

    /** The custom fields are known once the account has been inspected. */
    private volatile ConstantContactContacts contacts = new ConstantContactContacts(List.of());

    ConstantContactPlatform(ConstantContactClient client, ConstantContactConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public Provider provider() {
        return Provider.CONSTANT_CONTACT;
    }

    /** Who leaves loses his lists and stays a contact: a deleted one could not be told from one that a person deleted. */
    @Override
    public boolean archives() {
        return false;
    }

    @Override
    public boolean listsAreLeft() {
        return true;
    }

    @Override
    public int slice() {
        return Import.ROWS;
    }

    @Override
    public CallCount callCount() {
        return new ConstantContactCallCount(contacts);
    }

    @Override
    public OptionalInt dailyCalls() {
        return OptionalInt.of(config.callsPerDay());
    }

    @Override
    public Uni<AccountState> inspect() {
        return client.account()
                .flatMap(account -> fillCustomFields()
                        .chain(() -> lists().collect().asList())
                        .map(lists -> new AccountState(
                                account.path("encoded_account_id").asText(),
                                account.path("organization_name").asText("Constant Contact"),
                                null,
                                Set.of(),
                                lists)));
    }

    private Uni<Void> fillCustomFields() {
        if (config.customFields().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.customFields()
                .collect()
                .asList()
                .flatMap(present -> Multi.createFrom()
                        .iterable(new TreeMap<>(config.customFields()).entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                wanted -> customField(present, wanted.getKey(), wanted.getValue()))
                        .collect()
                        .asList())
                .invoke(fields -> contacts = new ConstantContactContacts(fields))
                .replaceWithVoid();
    }

    private Uni<CustomField> customField(List<JsonNode> present, String label, String memberField) {
        Optional<JsonNode> found = present.stream()
                .filter(field -> field.path("label").asText().equalsIgnoreCase(label))
                .findFirst();
        if (found.isPresent()) {
            return Uni.createFrom().item(customField(found.get(), memberField));
        }
        ObjectNode field = ConstantContactAnswer.JSON.createObjectNode();
        field.put("label", label).put("type", "string");
        return client.makeCustomField(field).map(answer -> switch (answer) {
            case Good good -> customField(good.body(), memberField);
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        "Constant Contact refuses the custom field '" + label + "' (" + problem.status() + " "
                                + problem.key() + "); make it there by hand.");
        });
    }

    private static CustomField customField(JsonNode field, String memberField) {
        return new CustomField(
                field.path("custom_field_id").asText(), field.path("name").asText(), memberField);
    }

    private Multi<RemoteList> lists() {
        return client.lists()
                .map(list -> new RemoteList(
                        list.path("list_id").asText(), list.path("name").asText()));
    }

    @Override
    public Multi<List<RemoteContact>> readAll() {
        return reading().all();
    }

    @Override
    public Multi<List<RemoteContact>> readChangedSince(Instant moment) {
        return reading().changedSince(moment.minus(CLOCK_SKEW));
    }

    @Override
    public Uni<List<RemoteContact>> read(Collection<Lookup> lookups) {
        return reading().of(lookups);
    }

    /** The strongest that Constant Contact's API has: the contact loses its lists and is shown as deleted. */
    @Override
    public Uni<Void> erase(Lookup contact) {
        return read(List.of(contact))
                .map(found -> found.stream().findFirst())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : client.deleteContact(found.get().contactId())
                                .invoke(ConstantContactPlatform::checkErased)
                                .replaceWithVoid());
    }

    private static void checkErased(ConstantContactAnswer answer) {
        if (answer instanceof ConstantContactAnswer.Problem problem && problem.status() != 404) {
            throw new ProviderTrouble(
                    Kind.MISCONFIGURED, "Constant Contact refuses to delete a contact (" + problem.key() + ").");
        }
    }

    private ConstantContactReading reading() {
        return new ConstantContactReading(client, contacts);
    }

    @Override
    public Uni<RemoteList> makeList(String name, Instant since, Set<String> taken) {
        return makeList(name, since, taken, 0);
    }

    /** A name that somebody else's list has is followed by " - 1", " - 2" and so on. */
    private Uni<RemoteList> makeList(String name, Instant since, Set<String> taken, int clashes) {
        String tried = clashes == 0 ? name : name + " - " + clashes;
        if (clashes > 50) {
            throw new ProviderTrouble(Kind.MISCONFIGURED, "Constant Contact has 50 lists of the group's name already.");
        }
        ObjectNode list = ConstantContactAnswer.JSON.createObjectNode().put("name", tried);
        return client.makeList(list).flatMap(answer -> switch (answer) {
            case Good good ->
                Uni.createFrom().item(new RemoteList(good.body().path("list_id").asText(), tried));
            case Problem problem
            when problem.status() == 409 ->
                ownList(tried, since, taken)
                        .flatMap(own -> own.map(made -> Uni.createFrom().item(made))
                                .orElseGet(() -> makeList(name, since, taken, clashes + 1)));
            case Problem problem ->
                throw new ProviderTrouble(
                        Kind.MISCONFIGURED,
                        "Constant Contact refuses to make a list (" + problem.status() + " " + problem.key() + ").");
        });
    }

    /** The list of a call whose answer was lost. */
    private Uni<Optional<RemoteList>> ownList(String name, Instant since, Set<String> taken) {
        return client.lists()
                .filter(list -> list.path("name").asText().equalsIgnoreCase(name))
                .filter(list -> !taken.contains(list.path("list_id").asText()))
                .filter(list -> !moment(list.path("created_at")).isBefore(since.minus(CLOCK_SKEW)))
                .map(list -> new RemoteList(list.path("list_id").asText(), name))
                .collect()
                .first()
                .map(Optional::ofNullable);
    }

    @Override
    public boolean readsBefore(List<AddressPlan> plans) {
        return Division.of(plans).actsUnseen();
    }

    @Override
    public Multi<List<Effect>> push(Push push) {
        ConstantContactContacts mapping = contacts;
        ConstantContactWrites writes = new ConstantContactWrites(client, mapping, push.listIds());
        return new ConstantContactPush(push.plans(), Calls.of(push, mapping), writes).run();
    }

    @Override
    public Uni<Progress> look(String activity) {
        return client.activity(activity).map(answer -> switch (answer) {
            case Good good -> progress(good.body());
            // What the provider does not know any more has ended.
            case Problem ignored -> new Progress.Ended();
        });
    }

    private static Progress progress(JsonNode activity) {
        return switch (activity.path("state").asText()) {
            case "completed" -> new Progress.Ended();
            case "cancelled", "failed", "timed_out" -> new Progress.Failed(failure(activity));
            default -> new Progress.Working();
        };
    }

    private static String failure(JsonNode activity) {
        String errors = StreamSupport.stream(activity.path("activity_errors").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
        return "Constant Contact ended an import as " + activity.path("state").asText()
                + (errors.isEmpty() ? "." : ": " + errors);
    }

    @Override
    public Uni<Boolean> idleSince(Instant moment) {
        Instant from = moment.minus(CLOCK_SKEW);
        return underWay("initialized", from)
                .flatMap(waiting -> waiting
                        ? Uni.createFrom().item(false)
                        : underWay("processing", from).map(busy -> !busy));
    }

    private Uni<Boolean> underWay(String state, Instant from) {
        return client.activities(state)
                .map(answer -> StreamSupport.stream(answer.path("activities").spliterator(), false)
                        .anyMatch(
                                activity -> !moment(activity.path("created_at")).isBefore(from)));
    }

    private static Instant moment(JsonNode text) {
        return text.asText("").isEmpty()
                ? Instant.EPOCH
                : OffsetDateTime.parse(text.asText()).toInstant();
    }
}
