package org.rollcall.access;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Who is asking. */
@Description("Who is asking.")
public record Viewer(
        @NonNull @Description("Name of the user or token.") String name,

        @NonNull @Description("How it is known who that is.")
        CallerKind kind,

        @NonNull @Description("What the viewer is here.") Role role,

        @NonNull @Description("What the viewer may do.") List<@NonNull Permission> permissions,

        @Description("From when on the viewer has to come with another token; null for never.") @Nullable
        OffsetDateTime expiresAt,

        @Description("What everybody who works here has to know, such as that this is an open demo; null when nothing.")
        @Nullable
        String notice) {

    private static final String DEMO =
            "This is a demo: whoever asks on this machine may do everything, without a token.";

    static Viewer of(Caller caller) {
        return new Viewer(
                caller.name(),
                caller.kind(),
                // Without a role nobody gets as far as here.
                caller.role() == null ? Role.VIEWER : caller.role(),
                caller.permissions().stream().sorted().toList(),
                caller.expiresAt() == null ? null : caller.expiresAt().atOffset(ZoneOffset.UTC),
                caller.kind() == CallerKind.DEMO ? DEMO : null);
    }
}
