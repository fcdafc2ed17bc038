package org.rollcall.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;

/** What somebody is to Rollcall; the greatest first: each may do what the lesser one may, and more. */
@Description("What somebody is to this service; each role may do what the lesser one may, and more.")
public enum Role {
    @Description("Everything.")
    ADMIN,
    @Description("Reads, edits groups and members, and syncs.")
    OPERATOR,
    @Description("Reads.")
    VIEWER;

    public Set<Permission> permissions() {
        return switch (this) {
            case ADMIN -> Set.of(Permission.values());
            case OPERATOR -> Set.of(Permission.READ, Permission.GROUPS_WRITE, Permission.SYNC);
            case VIEWER -> Set.of(Permission.READ);
        };
    }

    /** The role of this name, in any case. */
    public static Optional<Role> named(String name) {
        return Stream.of(values())
                .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
