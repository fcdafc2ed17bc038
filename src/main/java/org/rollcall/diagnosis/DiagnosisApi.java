package org.rollcall.diagnosis;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.diagnosis.DiagnosisStore.Subject;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.NotFound;
import org.rollcall.group.GroupStore;

/** Explains why somebody gets no mail. */
@GraphQLApi
public class DiagnosisApi {

    private static final int LONGEST_EMAIL = 320;

    private final Diagnoses diagnoses;
    private final GroupStore groups;

    DiagnosisApi(Diagnoses diagnoses, GroupStore groups) {
        this.diagnoses = diagnoses;
        this.groups = groups;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description(
            "Why a member, or an address, does not get the mail of a group: each step from the record to the provider, up"
                    + " to the one that stops it. One answer for each group and connected provider, never none; groups that the"
                    + " record is in come first.")
    public Uni<List<@NonNull MailDiagnosis>> whyNoMail(
            @Id @Description("Global id of the member; give this or `email`.") @Nullable String memberId,
            @Description("An address, whoever has it; give this or `memberId`.") @Nullable String email,
            @Id
                    @Description(
                            "Only for this group, connected or not; without it, for groups and providers that are connected"
                                    + " with each other, up to 100 groups.")
                    @Nullable
                    String groupId) {
        Subject subject = subject(memberId, email);
        if (groupId == null) {
            return diagnoses.of(subject, null);
        }
        UUID group = GlobalId.GROUP.require("groupId", groupId);
        return groups.byIds(List.of(group)).flatMap(found -> {
            var asked = found.get(group);
            if (asked == null) {
                throw new NotFound("'groupId' is '" + groupId + "', and there is no such group (any more).");
            }
            return diagnoses.of(subject, asked);
        });
    }

    private static Subject subject(@Nullable String memberId, @Nullable String email) {
        if (memberId != null && email == null) {
            return new Subject.ById(GlobalId.MEMBER.require("memberId", memberId));
        }
        if (email == null || memberId != null) {
            throw new BadRequest(
                    (email == null ? "Neither 'memberId' nor 'email' is" : "Both 'memberId' and 'email' are")
                            + " given; give exactly one.");
        }
        if (email.isBlank() || email.length() > LONGEST_EMAIL || email.indexOf('\0') >= 0) {
            throw new BadRequest("'email' is blank, has more than " + LONGEST_EMAIL
                    + " characters, or a NUL among them; give an address.");
        }
        return new Subject.ByEmail(email);
    }
}
