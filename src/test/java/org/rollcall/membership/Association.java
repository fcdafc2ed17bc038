package org.rollcall.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;

/** A small association as plain objects: what the naive implementation looks at, and what is written to the database. */
final class Association {

    final List<Member> members = new ArrayList<>();
    final List<Role> roles = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();

    /** A member's record; its fields are public to the tests, which change them. */
    static final class Member {
        final UUID id;
        final MemberKind kind;

        @Nullable
        String firstName;

        @Nullable
        String lastName;

        @Nullable
        String companyName;

        @Nullable
        String email;

        @Nullable
        String loginEmail;

        @Nullable
        UUID parent;

        @Nullable
        String type;

        @Nullable
        LocalDate since;

        @Nullable
        LocalDate expires;

        Set<String> tags = new HashSet<>();
        boolean active = true;
        boolean doNotSend;

        Member(UUID id, MemberKind kind, String name) {
            this.id = id;
            this.kind = kind;
            if (kind == MemberKind.COMPANY) {
                companyName = name;
            } else {
                lastName = name;
            }
        }

        @Nullable
        String address() {
            return address(email);
        }

        @Nullable
        String loginAddress() {
            return address(loginEmail);
        }

        private static @Nullable String address(@Nullable String email) {
            String bare = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
            return bare.matches("[^\\s@,]+@[^\\s@,.]+(\\.[^\\s@,.]+)+") ? bare : null;
        }
    }

    record Role(UUID person, UUID company, String kind) {}

    /** A group and its rules. */
    static final class Group {
        final UUID id;
        Set<String> statuses = Set.of();

        @Nullable
        Integer expiresWithinDays;

        Set<String> kinds = Set.of();
        Set<String> types = Set.of();
        Set<String> tags = Set.of();
        Set<String> beneficiaries = Set.of();
        boolean syncPrimaries = true;
        boolean syncBeneficiaries;
        Set<UUID> included = Set.of();
        Set<UUID> excluded = Set.of();

        Group(UUID id) {
            this.id = id;
        }
    }

    static Association random(Random random, LocalDate today) {
        var association = new Association();
        int size = 4 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            association.members.add(new RandomMember(random, today, association).create());
        }
        for (int i = random.nextInt(size); i > 0; i--) {
            association.addRandomRole(random);
        }
        for (int i = 3 + random.nextInt(5); i > 0; i--) {
            association.groups.add(randomGroup(random, association.members));
        }
        return association;
    }

    @Nullable
    Role addRandomRole(Random random) {
        var people = ofKind(MemberKind.PERSON);
        var companies = ofKind(MemberKind.COMPANY);
        if (people.isEmpty() || companies.isEmpty()) {
            return null;
        }
        var role = new Role(
                pick(random, people).id,
                pick(random, companies).id,
                pick(random, List.of("PRIMARY_CONTACT", "BILLING_CONTACT", "MANAGEMENT_ACCESS")));
        if (!roles.contains(role)) {
            roles.add(role);
        }
        return role;
    }

    private List<Member> ofKind(MemberKind kind) {
        return members.stream().filter(member -> member.kind == kind).toList();
    }

    /** Mostly small groups with one reason to belong: in a group of nearly everybody no change stands out. */
    private static Group randomGroup(Random random, List<Member> members) {
        var group = new Group(new UUID(random.nextLong(), random.nextLong()));
        var ids = members.stream().map(member -> member.id).toList();
        switch (random.nextInt(4)) {
            case 0 -> group.included = Set.of(pick(random, ids));
            case 1 -> group.tags = Set.of(pick(random, List.of("a", "b", "c")));
            case 2 -> group.kinds = Set.of(pick(random, List.of("PERSON", "COMPANY")));
            default -> conditions(random, group, ids);
        }
        group.beneficiaries =
                some(random, 0.7, List.of("FAMILY", "PRIMARY_CONTACTS", "BILLING_CONTACTS", "MANAGEMENT_ACCESS"));
        group.syncPrimaries = random.nextInt(5) > 0;
        group.syncBeneficiaries = random.nextInt(4) > 0;
        group.excluded = new HashSet<>(some(random, 0.3, ids));
        group.excluded.removeAll(group.included);
        return group;
    }

    private static void conditions(Random random, Group group, List<UUID> ids) {
        group.statuses = some(random, 0.6, List.of("CURRENT", "GRACE_PERIOD", "EXPIRED", "NON_MEMBER"));
        group.expiresWithinDays = random.nextInt(5) == 0 ? random.nextInt(40) : null;
        group.kinds = some(random, 0.35, List.of("PERSON", "COMPANY"));
        group.types = some(random, 0.25, List.of("gold", "silver"));
        group.tags = some(random, 0.35, List.of("a", "b", "c"));
        group.included = some(random, 0.4, ids);
    }

    /** Some of them in so many of the cases, none in the others. */
    private static <T> Set<T> some(Random random, double cases, List<T> values) {
        var chosen = new HashSet<T>();
        if (random.nextDouble() < cases) {
            values.forEach(value -> {
                if (random.nextInt(3) == 0) {
                    chosen.add(value);
                }
            });
        }
        return chosen;
    }

    static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
