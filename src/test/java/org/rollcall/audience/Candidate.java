package org.rollcall.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claim in the making, told as a test wants to tell it. */
final class Candidate {

    private static long lastId = 1_000;

    private final MemberKind kind;
    private final String lastName;
    private final String firstName;
    private UUID id = new UUID(0, ++lastId);
    private @Nullable Candidate parent;
    private boolean primary;
    private boolean billing;
    private boolean management;
    private boolean login;
    private boolean silent;

    private Candidate(MemberKind kind, String lastName, String firstName) {
        this.kind = kind;
        this.lastName = lastName;
        this.firstName = firstName;
    }

    static Candidate person(String lastName, String firstName) {
        return new Candidate(MemberKind.PERSON, lastName, firstName);
    }

    static Candidate company(String name) {
        return new Candidate(MemberKind.COMPANY, name, "");
    }

    Candidate id(String uuid) {
        id = UUID.fromString(uuid);
        return this;
    }

    Candidate under(Candidate above) {
        parent = above;
        return this;
    }

    Candidate primaryContact() {
        primary = true;
        return this;
    }

    Candidate billingContact() {
        billing = true;
        return this;
    }

    Candidate managementAccess() {
        management = true;
        return this;
    }

    Candidate logsIn() {
        login = true;
        return this;
    }

    Candidate wantsNoMail() {
        silent = true;
        return this;
    }

    Claim claim() {
        var ancestors = new ArrayList<UUID>();
        for (Candidate above = parent; above != null; above = above.parent) {
            ancestors.add(above.id);
        }
        return new Claim(id, kind, lastName, firstName, primary, billing, management, login, ancestors, silent);
    }

    static Decision decide(Candidate... candidates) {
        return Contest.decide(List.of(candidates).stream().map(Candidate::claim).toList());
    }
}
