package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;

/** What people may ask of whoever stores their data: to see it, and to have it erased. */
@GraphQLApi
public class PersonDataApi {

    private final Eraser eraser;
    private final DossierStore dossiers;
    private final Actors actors;

    PersonDataApi(Eraser eraser, DossierStore dossiers, Actors actors) {
        this.eraser = eraser;
        this.dossiers = dossiers;
        this.actors = actors;
    }

    @Query
    @Needs(Permission.ADMIN)
    @Description("Everything that is stored about a member, as a JSON document; null when there is no such member.")
    public Uni<@Nullable String> memberData(@Id @NonNull @Description("Global id of the member.") String memberId) {
        return dossiers.of(actors.current(), GlobalId.MEMBER.require("memberId", memberId));
    }

    @Mutation
    @Needs(Permission.ADMIN)
    @NonNull
    @Description(
            "Deletes a member and all that carries the member's data, here at once and at the providers as soon as the contact is off"
                    + " the lists. Marks stay by which no import brings the person back; they tell nobody who it was.")
    public Uni<EraseMemberPayload> eraseMember(@NonNull @Description("Which member.") EraseMemberInput input) {
        Optional<UUID> id = GlobalId.MEMBER.parse(input.memberId());
        return id.isEmpty()
                ? Uni.createFrom().item(unknown(input.memberId()))
                : eraser.erase(actors.current(), id.get(), Boolean.TRUE.equals(input.alsoAtProviders()))
                        .map(erased -> erased.map(done ->
                                        new EraseMemberPayload(input.memberId(), done.addressShared(), List.of()))
                                .orElseGet(() -> unknown(input.memberId())));
    }

    @Mutation
    @Needs(Permission.ADMIN)
    @NonNull
    @Description("Lets somebody come back who was erased: the address or key may be imported again.")
    public Uni<LiftErasurePayload> liftErasure(@NonNull @Description("Who.") LiftErasureInput input) {
        return eraser.lift(actors.current(), input)
                .map(lifted -> new LiftErasurePayload(
                        lifted,
                        lifted > 0
                                ? List.of()
                                : List.of(
                                        InputError.notFound("Nobody was erased with this address or key.", "email"))));
    }

    private static EraseMemberPayload unknown(String id) {
        return new EraseMemberPayload(
                null, false, List.of(InputError.notFound("No member has the id '" + id + "'.", "memberId")));
    }
}
