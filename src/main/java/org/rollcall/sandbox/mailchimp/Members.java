package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.rollcall.sandbox.Answer;

/** Single members: the calls that add, read, change, archive and erase one. */
@ApplicationScoped
class Members {

    private final ContactStore contacts;
    private final Tagging tagging;
    private final MemberView view;

    Members(ContactStore contacts, Tagging tagging, MemberView view) {
        this.contacts = contacts;
        this.tagging = tagging;
        this.view = view;
    }

    Uni<Answer> get(Call call) {
        return find(call).chain(contact -> shown(call, contact));
    }

    /** Adds a member, or takes an archived one up again. */
    Uni<Answer> post(Call call) {
        MemberRequest wish = wish(call, MemberRequest::forPost);
        return contacts.find(call.db(), call.audience().id(), wish.email()).chain(found -> {
            if (found.isEmpty()) {
                return create(call, wish);
            }
            if (found.get().status() != Status.ARCHIVED) {
                throw Problem.memberExists(wish.email());
            }
            return change(call, found.get(), wish);
        });
    }

    /** Changes a member, or adds one under the address in the body, whatever the path says. */
    Uni<Answer> put(Call call) {
        MemberRequest wish = wish(call, MemberRequest::forPut);
        return contacts.find(call.db(), call.audience().id(), call.name("member"))
                .chain(found -> found.isPresent() ? change(call, found.get(), wish) : putNew(call, wish));
    }

    Uni<Answer> patch(Call call) {
        MemberRequest wish = wish(call, MemberRequest::forPatch);
        return find(call).chain(contact -> change(call, contact, wish));
    }

    /** Archives. */
    Uni<Answer> delete(Call call) {
        return find(call).chain(contact -> switch (contact.status()) {
            case ARCHIVED, CLEANED, PENDING -> Uni.createFrom().item(cannotArchive());
            case SUBSCRIBED, UNSUBSCRIBED, TRANSACTIONAL ->
                contacts.change(call.db(), List.of(contact.withStatus(Status.ARCHIVED, Writer.API, "")), Writer.API)
                        .replaceWith(Replies.noContent(1));
        });
    }

    Uni<Answer> erase(Call call) {
        return find(call)
                .chain(contact -> contacts.forget(call.db(), call.audience().id(), contact, Writer.API))
                .replaceWith(Replies.noContent(1));
    }

    private Uni<Answer> putNew(Call call, MemberRequest wish) {
        if (wish.email().isEmpty()) {
            throw Problem.schema(
                    List.of(new Problem.FieldError("", "Required fields were not provided: email_address")));
        }
        if (wish.status() == null && wish.statusIfNew() == null) {
            throw Problem.schema(
                    List.of(new Problem.FieldError("", "Required fields were not provided: status_if_new")));
        }
        return requireFree(call, wish).chain(() -> create(call, wish));
    }

    private Uni<Answer> create(Call call, MemberRequest wish) {
        return isForgotten(call, wish)
                .chain(forgotten -> save(
                        call,
                        wish,
                        Decision.create(call.audience(), wish, forgotten, call.flag("skip_merge_validation")),
                        Optional.empty()));
    }

    private Uni<Answer> change(Call call, Contact before, MemberRequest wish) {
        boolean renamed = !wish.email().isEmpty() && !wish.address().equals(before.address());
        Uni<Boolean> checked = renamed
                ? requireFree(call, wish).chain(() -> isForgotten(call, wish))
                : Uni.createFrom().item(false);
        return checked.chain(forgotten -> save(
                call,
                wish,
                Decision.change(call.audience(), before, wish, forgotten, call.flag("skip_merge_validation")),
                Optional.of(before)));
    }

    private Uni<Answer> save(Call call, MemberRequest wish, Decision decision, Optional<Contact> before) {
        return switch (decision) {
            case Decision.Refuse refuse -> Uni.createFrom().failure(refuse.problem());
            case Decision.Save save -> {
                before.ifPresent(was -> call.noteConsent(was, save));
                yield write(call, save)
                        .map(List::getFirst)
                        .call(contact -> tagging.tag(call, contact, wish.tags().orElse(List.of())))
                        .chain(contact -> shown(call, contact));
            }
        };
    }

    private Uni<List<Contact>> write(Call call, Decision.Save save) {
        return save.isNew()
                ? contacts.create(call.db(), call.audience().id(), List.of(save.after()), Writer.API)
                : contacts.change(call.db(), List.of(save.after()), Writer.API);
    }

    private Uni<Void> requireFree(Call call, MemberRequest wish) {
        return contacts.find(call.db(), call.audience().id(), Address.hash(wish.email()))
                .invoke(found -> found.ifPresent(taken -> {
                    throw Problem.memberExists(wish.email());
                }))
                .replaceWithVoid();
    }

    private Uni<Boolean> isForgotten(Call call, MemberRequest wish) {
        return contacts.forgotten(call.db(), call.audience().id(), List.of(wish.address()))
                .map(forgotten -> !forgotten.isEmpty());
    }

    private Uni<Contact> find(Call call) {
        return contacts.find(call.db(), call.audience().id(), call.name("member"))
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    private Uni<Answer> shown(Call call, Contact contact) {
        return view.one(call.db(), call.audience(), contact).map(json -> Replies.ok(Projection.of(call, json), 1));
    }

    private static MemberRequest wish(Call call, BiFunction<JsonObject, Schema, MemberRequest> reading) {
        Schema schema = new Schema();
        MemberRequest wish = reading.apply(call.body(), schema);
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        call.noteUnknown(MergeValues.unknownTags(call.audience(), wish.mergeFields()));
        return wish;
    }

    private static Answer cannotArchive() {
        return Problem.of(
                        405,
                        "Method Not Allowed",
                        "This list member cannot be removed. Can not archive a contact that is bounced, pending or archived")
                .answer(UUID.randomUUID().toString())
                .withHeader("Allow", "GET, PUT");
    }
}
