package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.audit.AuditAction;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** Edits people and companies. */
@GraphQLApi
public class MemberEditApi {

    private final MemberWriter writer;
    private final MemberStore store;
    private final Actors actors;

    MemberEditApi(MemberWriter writer, MemberStore store, Actors actors) {
        this.writer = writer;
        this.store = store;
        this.actors = actors;
    }

    @Mutation
    @Needs(Permission.GROUPS_WRITE)
    @NonNull
    @Description("Creates or changes up to 500 members by `externalId`; affected groups are calculated again once.")
    public Uni<ImportMembersPayload> importMembers(@NonNull @Description("The members.") ImportMembersInput input) {
        int people = input.peopleCount();
        if (input.count() > ImportMembersInput.MAX_MEMBERS) {
            return Uni.createFrom()
                    .item(refused(List.of(InputError.invalid(
                            "The input has " + input.count() + " members; at most " + ImportMembersInput.MAX_MEMBERS
                                    + " go in at once. Send several inputs, or a CSV file to /import/members.",
                            people == 0 ? "companies" : "people"))));
        }
        return writer.writeAll(actors.current(), input.edits())
                .map(outcome -> outcome.rejected() > 0
                        ? refused(errors(outcome, line -> path(line, people)))
                        : new ImportMembersPayload(
                                outcome.created(), outcome.updated(), outcome.unchanged(), List.of()));
    }

    @Mutation
    @Needs(Permission.GROUPS_WRITE)
    @NonNull
    @Description("Creates or changes one member; affected groups are calculated again.")
    public Uni<SaveMemberPayload> saveMember(
            @NonNull @Description("The member: exactly one of `person` and `company`.") SaveMemberInput input) {
        Actor actor = actors.current();
        if (input.person() != null && input.company() == null) {
            return save(actor, AuditAction.MEMBER_SAVED, input.person().edit(1), "person");
        }
        if (input.company() != null && input.person() == null) {
            return save(actor, AuditAction.MEMBER_SAVED, input.company().edit(1), "company");
        }
        return Uni.createFrom()
                .item(new SaveMemberPayload(
                        null, List.of(InputError.invalid("Give exactly one of 'person' and 'company'.", "person"))));
    }

    @Mutation
    @Needs(Permission.GROUPS_WRITE)
    @NonNull
    @Description("Deletes a member; its addresses are handed over or taken off the lists.")
    public Uni<DeleteMemberPayload> deleteMember(@NonNull @Description("Which member.") DeleteMemberInput input) {
        Actor actor = actors.current();
        Optional<UUID> id = GlobalId.MEMBER.parse(input.id());
        return id.map(member -> writer.delete(actor, member))
                .orElseGet(() -> Uni.createFrom().item(false))
                .map(deleted -> deleted
                        ? new DeleteMemberPayload(input.id(), List.of())
                        : new DeleteMemberPayload(null, List.of(missing("id", input.id()))));
    }

    @Mutation("setDoNotSendMarketingEmails")
    @Needs(Permission.GROUPS_WRITE)
    @NonNull
    @Description("Checks or unchecks “Do Not Send Marketing Emails”.")
    public Uni<SetDoNotSendMarketingEmailsPayload> setDoNotSendMarketingEmails(
            @NonNull @Description("For whom.") SetDoNotSendMarketingEmailsInput input) {
        Actor actor = actors.current();
        List<UUID> ids = GlobalId.MEMBER.parse(input.memberId()).stream().toList();
        return store.byIds(ids)
                .map(found -> found.values().stream().findFirst())
                .chain(member -> member.map(found -> save(
                                actor, AuditAction.DO_NOT_SEND_CHANGED, doNotSend(found, input.value()), "memberId"))
                        .orElseGet(() -> Uni.createFrom()
                                .item(new SaveMemberPayload(null, List.of(missing("memberId", input.memberId()))))))
                .map(saved -> new SetDoNotSendMarketingEmailsPayload(saved.member(), saved.userErrors()));
    }

    private static MemberEdit doNotSend(Member member, boolean value) {
        return new EditBuilder(member.kind(), member.row().externalId())
                .set(Field.DO_NOT_SEND, value)
                .edit(1, null, null, null);
    }

    private Uni<SaveMemberPayload> save(Actor actor, AuditAction action, MemberEdit edit, String name) {
        return writer.write(actor, action, edit)
                .chain(outcome -> outcome.rejected() > 0
                        ? Uni.createFrom().item(new SaveMemberPayload(null, errors(outcome, line -> List.of(name))))
                        : store.byExternalId(edit.values().getOrDefault(Field.EXTERNAL_ID, ""))
                                .map(member -> new SaveMemberPayload(member, List.of())));
    }

    private static ImportMembersPayload refused(List<UserError> errors) {
        return new ImportMembersPayload(0, 0, 0, errors);
    }

    private static List<UserError> errors(Outcome outcome, IntFunction<List<String>> path) {
        return outcome.rejections().stream()
                .<UserError>map(rejection -> rejection.asInputError(path.apply(rejection.line())))
                .toList();
    }

    private static List<String> path(int line, int people) {
        int index = line - 1;
        return index < people
                ? List.of("people", String.valueOf(index))
                : List.of("companies", String.valueOf(index - people));
    }

    private static InputError missing(String field, String id) {
        return InputError.notFound(
                GlobalId.MEMBER.parse(id).isPresent()
                        ? "No member has the id '" + id + "'; it may have been deleted."
                        : GlobalId.MEMBER.refusal(field, id),
                field);
    }
}
