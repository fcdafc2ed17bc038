package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.sandbox.Answer;

/** Many members in one call: each row is decided on its own, all are written in one go. */
@ApplicationScoped
class Bulk {

    private final ContactStore contacts;
    private final SegmentStore segments;
    private final Tagging tagging;
    private final MemberView view;

    Bulk(ContactStore contacts, SegmentStore segments, Tagging tagging, MemberView view) {
        this.contacts = contacts;
        this.segments = segments;
        this.tagging = tagging;
        this.view = view;
    }

    Uni<Answer> post(Call call) {
        BulkRequest request = BulkRequest.read(call);
        List<String> addresses =
                request.rows().stream().map(MemberRequest::address).toList();
        String listId = call.audience().id();
        return contacts.byAddresses(call.db(), listId, addresses)
                .chain(found -> contacts.forgotten(call.db(), listId, addresses)
                        .map(forgotten -> decide(call, request, found, forgotten)))
                .chain(outcome -> write(call, request, outcome));
    }

    private static Outcome decide(Call call, BulkRequest request, List<Contact> found, Set<String> forgotten) {
        Map<String, Contact> present = found.stream().collect(Collectors.toMap(Contact::address, Function.identity()));
        Map<String, MemberRequest> seen = new HashMap<>();
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new JsonArray());
        for (MemberRequest wish : request.rows()) {
            Contact before = present.get(wish.address());
            boolean repeated = seen.put(wish.address(), wish) != null && Address.isValid(wish.email());
            if (repeated && request.skipDuplicates()) {
                continue;
            }
            if (repeated || (before != null && !request.updateExisting())) {
                outcome.errors().add(RowError.exists(wish.email()));
                continue;
            }
            boolean skip = call.flag("skip_merge_validation");
            Decision decision = before == null
                    ? Decision.create(call.audience(), wish, forgotten.contains(wish.address()), skip)
                    : Decision.change(call.audience(), before, wish, false, skip);
            switch (decision) {
                case Decision.Refuse refuse -> outcome.errors().add(RowError.of(wish.email(), refuse.problem()));
                case Decision.Save save -> {
                    (save.isNew() ? outcome.created() : outcome.changed()).add(save.after());
                    if (before != null) {
                        call.noteConsent(before, save);
                    }
                }
            }
        }
        return outcome;
    }

    private Uni<Answer> write(Call call, BulkRequest request, Outcome outcome) {
        return contacts.create(call.db(), call.audience().id(), outcome.created(), Writer.API)
                .chain(created -> contacts.change(call.db(), outcome.changed(), Writer.API)
                        .call(changed -> tag(call, request, created, changed))
                        .chain(changed -> reply(call, request, created, changed, outcome.errors())));
    }

    private Uni<Void> tag(Call call, BulkRequest request, List<Contact> created, List<Contact> changed) {
        Map<String, Long> webIds = new LinkedHashMap<>();
        created.forEach(contact -> webIds.put(contact.address(), contact.webId()));
        changed.forEach(contact -> webIds.put(contact.address(), contact.webId()));
        Map<String, Collection<Long>> tagged = new TreeMap<>();
        List<Long> replaced = new ArrayList<>();
        for (MemberRequest wish : request.rows()) {
            Long webId = webIds.get(wish.address());
            if (webId != null && wish.tags().isPresent()) {
                replaced.add(webId);
                wish.tags()
                        .get()
                        .forEach(name -> tagged.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(webId));
            }
        }
        Uni<Void> cleared = request.syncTags() && !replaced.isEmpty()
                ? segments.removeFromAll(call.db(), replaced)
                : Uni.createFrom().voidItem();
        return cleared.chain(() -> tagging.tag(call, tagged));
    }

    private Uni<Answer> reply(
            Call call, BulkRequest request, List<Contact> created, List<Contact> changed, JsonArray errors) {
        return view.many(call.db(), call.audience(), created)
                .chain(news -> view.many(call.db(), call.audience(), changed)
                        .map(updates -> Replies.ok(
                                new JsonObject()
                                        .put("new_members", news)
                                        .put("updated_members", updates)
                                        .put("errors", errors)
                                        .put("total_created", news.size())
                                        .put("total_updated", updates.size())
                                        .put("error_count", errors.size())
                                        .put(
                                                "_links",
                                                Links.self("/lists/"
                                                        + call.audience().id())),
                                request.rows().size())));
    }

    private record Outcome(List<Contact> created, List<Contact> changed, JsonArray errors) {}
}
