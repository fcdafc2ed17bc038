package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gives tags by name; those that do not exist are made. */
@ApplicationScoped
class Tagging {

    private final SegmentStore segments;

    Tagging(SegmentStore segments) {
        this.segments = segments;
    }

    Uni<Void> tag(Call call, Contact contact, List<String> names) {
        Map<String, Collection<Long>> wanted = new TreeMap<>();
        names.forEach(name -> wanted.put(name, List.of(contact.webId())));
        return tag(call, wanted);
    }

    /** Gives each of the named tags to its contacts. */
    Uni<Void> tag(Call call, Map<String, ? extends Collection<Long>> contactsOfTags) {
        return Multi.createFrom()
                .iterable(contactsOfTags.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> existingOrNew(call, entry.getKey())
                        .chain(segment -> segments.add(call.db(), segment.id(), entry.getValue())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Void> untag(Call call, Contact contact, List<String> names) {
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return segments.tags(call.db(), List.of(contact.webId()))
                .onItem()
                .transformToMulti(tags -> Multi.createFrom().iterable(tags.getOrDefault(contact.webId(), List.of())))
                .filter(tag -> lower.contains(tag.name().toLowerCase(Locale.ROOT)))
                .onItem()
                .transformToUniAndConcatenate(tag -> segments.remove(call.db(), tag.id(), List.of(contact.webId())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Segment> existingOrNew(Call call, String name) {
        String listId = call.audience().id();
        return segments.create(call.db(), listId, name)
                .chain(made ->
                        made.isPresent() ? Uni.createFrom().item(made.get()) : segments.named(call.db(), listId, name));
    }
}
