package org.rollcall.membership;

import static org.rollcall.membership.Association.pick;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.membership.Association.Member;

/** Makes members, and changes them, with few names, addresses and tags, so that they meet. */
record RandomMember(Random random, LocalDate today, Association association) {

    private static final List<String> NAMES = List.of("Adams", "adams", "Baker", "Çelik", "Zimmer");

    Member create() {
        var kind = random.nextInt(3) == 0 ? MemberKind.COMPANY : MemberKind.PERSON;
        var member = new Member(new UUID(random.nextLong(), random.nextLong()), kind, pick(random, NAMES));
        for (int aspect = 0; aspect < 9; aspect++) {
            change(member, aspect);
        }
        return member;
    }

    /** Changes one aspect, 0 to 8, of a member. */
    void change(Member member, int aspect) {
        switch (aspect) {
            case 0 -> rename(member);
            case 1 -> member.email = email();
            case 2 -> member.loginEmail = member.kind == MemberKind.PERSON ? freeLogin() : null;
            case 3 -> member.parent = parentFor(member);
            case 4 -> member.type = pick(random, List.of("gold", "silver", "none"));
            case 5 -> dates(member);
            case 6 -> tags(member);
            case 7 -> member.active = random.nextInt(7) > 0;
            default -> member.doNotSend = random.nextInt(5) == 0;
        }
    }

    private void rename(Member member) {
        if (member.kind == MemberKind.COMPANY) {
            member.companyName = pick(random, NAMES);
        } else {
            member.lastName = random.nextInt(6) == 0 ? null : pick(random, NAMES);
            member.firstName = random.nextInt(4) == 0 ? null : pick(random, List.of("Ann", "ANN", "Bob"));
        }
    }

    private @Nullable String email() {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> "not an address";
            case 2 -> "  ";
            case 3 -> " Shared" + random.nextInt(3) + "@Example.org ";
            default -> "shared" + random.nextInt(4) + "@example.org";
        };
    }

    private @Nullable String freeLogin() {
        String login = "shared" + random.nextInt(4) + "@example.org";
        boolean taken = association.members.stream().anyMatch(other -> Objects.equals(other.loginAddress(), login));
        return taken || random.nextInt(2) == 0 ? null : login;
    }

    /** Anybody who does not stand below the member. */
    private @Nullable UUID parentFor(Member member) {
        if (association.members.isEmpty() || random.nextInt(4) == 0) {
            return null;
        }
        UUID parent = pick(random, association.members).id;
        return NaiveMembership.upwards(association, parent).contains(member.id) || parent.equals(member.id)
                ? null
                : parent;
    }

    private void dates(Member member) {
        member.since = random.nextInt(3) == 0 ? null : today.plusDays(random.nextInt(200) - 150);
        member.expires = random.nextInt(4) == 0 ? null : today.plusDays(random.nextInt(90) - 45);
    }

    private void tags(Member member) {
        member.tags = new HashSet<>();
        List.of("a", "b", "c").forEach(tag -> {
            if (random.nextInt(3) == 0) {
                member.tags.add(tag);
            }
        });
    }
}
