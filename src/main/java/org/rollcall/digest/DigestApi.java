package org.rollcall.digest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.digest.Dispatch.Outcome;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.UserError;
import org.rollcall.group.Group;
import org.rollcall.group.GroupStore;

/** Daily digests: what was sent, what would be, and sending by hand. */
@GraphQLApi
public class DigestApi {

    private static final int MOST_RECIPIENTS = 20;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]+@[^\\s@,;<>\"\\p{Cntrl}]+");

    private final Digests digests;
    private final DigestConfig config;
    private final Dispatch dispatch;
    private final Rendering rendering;
    private final GroupStore groups;
    private final Actors actors;

    DigestApi(
            Digests digests,
            DigestConfig config,
            Dispatch dispatch,
            Rendering rendering,
            GroupStore groups,
            Actors actors) {
        this.digests = digests;
        this.config = config;
        this.dispatch = dispatch;
        this.rendering = rendering;
        this.groups = groups;
        this.actors = actors;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("Daily digests, newest first; the first is today's, as it would go out if it was not sent yet.")
    public Uni<DailyDigestConnection> dailyDigests(
            @DefaultValue("20") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return digests.page(Page.of(first, after, last, before, Digests.KEY_LENGTH))
                .map(DailyDigestConnection::new);
    }

    @NonNull
    @Description("How many there are in all.")
    public Uni<Integer> totalCount(@Source DailyDigestConnection connection) {
        return digests.count();
    }

    @NonNull
    @Description("The mail as HTML, for a preview.")
    public String html(@Source DailyDigest digest) {
        return rendering.of(digest.row().day(), digest.row().entries()).html();
    }

    @Description("The group; null for a broken connection, and when it is gone since.")
    public Uni<List<@Nullable Group>> group(@Source List<DailyDigestEntry> of) {
        List<Optional<UUID>> ids = of.stream()
                .map(entry -> Optional.ofNullable(entry.entry().group()).map(Entry.Subject::id))
                .toList();
        return groups.byIds(ids.stream().flatMap(Optional::stream).distinct().toList())
                .map(found -> ids.stream()
                        .<@Nullable Group>map(id -> id.map(found::get).orElse(null))
                        .toList());
    }

    @Mutation("sendDailyDigest")
    @Needs(Permission.ADMIN)
    @NonNull
    @Description(
            "Sends a daily digest now, to its recipients or to others. Today's does not go out again by itself once it was"
                    + " sent to its recipients.")
    public Uni<SendDailyDigestPayload> sendDailyDigest(@NonNull @Description("Which one.") SendDailyDigestInput input) {
        Optional<UserError> bad = complaint(input.others());
        if (bad.isPresent()) {
            return Uni.createFrom().item(refused(bad.get()));
        }
        Actor actor = actors.current();
        return digests.of(input.date())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(refused(InputError.notFound("There is no digest of that day.", "date")))
                        : send(actor, found.get(), input)
                                .flatMap(outcome -> digests.of(input.date())
                                        .map(now -> payload(now.orElse(found.get()), outcome))));
    }

    private Uni<Outcome> send(Actor actor, DigestRow digest, SendDailyDigestInput input) {
        return digests.toSend(digest)
                .flatMap(entries -> input.others().isEmpty()
                        ? dispatch.send(
                                actor,
                                digest.day(),
                                entries,
                                config.recipients().orElse(List.of()),
                                true)
                        : dispatch.copy(actor, digest.day(), entries, input.others()));
    }

    private static SendDailyDigestPayload payload(DigestRow digest, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> new SendDailyDigestPayload(new DailyDigest(digest), List.of());
            case Outcome.Taken taken -> refused(InputError.taken("It is being sent just now.", "date"));
            case Outcome.Silent silent -> refused(InputError.invalid(silent.reason(), "date"));
            case Outcome.Refused refused -> refused(new MailError(refused.reason()));
            case Outcome.Unsure unsure -> refused(new MailError(unsure.reason()));
        };
    }

    private static SendDailyDigestPayload refused(UserError error) {
        return new SendDailyDigestPayload(null, List.of(error));
    }

    private static Optional<UserError> complaint(List<String> recipients) {
        if (recipients.size() > MOST_RECIPIENTS) {
            return Optional.of(InputError.invalid(
                    "There are " + recipients.size() + " recipients; there can be " + MOST_RECIPIENTS + ".",
                    "recipients"));
        }
        return recipients.stream()
                .filter(recipient ->
                        recipient.length() > 254 || !ADDRESS.matcher(recipient).matches())
                .findFirst()
                .map(recipient -> InputError.invalid("A recipient is not an email address.", "recipients"));
    }
}
