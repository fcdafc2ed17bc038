package org.rollcall.membership;

import static org.rollcall.membership.Association.pick;
import static org.rollcall.membership.Laboratory.await;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.rollcall.membership.Association.Member;

/** Changes a few members and roles, or deletes a member, both in the database and in the objects. */
record RandomChange(
        Random random,
        LocalDate today,
        Association association,
        Laboratory laboratory,
        ConcernedGroups concernedGroups) {

    /** Names, parents and activity more often than the rest: they concern others than the member itself. */
    private static final List<Integer> ASPECTS = List.of(0, 0, 1, 2, 3, 3, 3, 4, 5, 6, 7, 7, 7, 8);

    /** Returns the groups that are said to be concerned. */
    Set<UUID> make() {
        if (random.nextInt(6) == 0) {
            return delete(pick(random, association.members));
        }
        var changed = new HashSet<UUID>();
        // Mostly one: what one change calls for, another one may hide.
        for (int i = Math.max(1, random.nextInt(6) - 2); i > 0; i--) {
            changed.add(changeOne());
        }
        return concerned(changed);
    }

    private UUID changeOne() {
        if (random.nextInt(4) > 0 || association.roles.isEmpty()) {
            var member = pick(random, association.members);
            new RandomMember(random, today, association).change(member, ASPECTS.get(random.nextInt(ASPECTS.size())));
            laboratory.write(member);
            return member.id;
        }
        if (random.nextBoolean()) {
            var role = association.addRandomRole(random);
            if (role != null) {
                laboratory.insert(role);
                return role.person();
            }
        }
        var role = pick(random, association.roles);
        association.roles.remove(role);
        await(laboratory
                .connection()
                .preparedQuery("DELETE FROM contact_role WHERE person_id = $1 AND company_id = $2 AND kind = $3")
                .execute(Tuple.of(role.person(), role.company(), role.kind())));
        return role.person();
    }

    private Set<UUID> delete(Member member) {
        var concerned = concerned(Set.of(member.id));
        await(laboratory
                .connection()
                .preparedQuery("DELETE FROM member WHERE id = $1")
                .execute(Tuple.of(member.id)));
        association.members.remove(member);
        association.members.stream()
                .filter(child -> member.id.equals(child.parent))
                .forEach(child -> child.parent = null);
        association.roles.removeIf(
                role -> role.person().equals(member.id) || role.company().equals(member.id));
        return concerned;
    }

    private Set<UUID> concerned(Set<UUID> changed) {
        List<UUID> groups =
                new ArrayList<>(await(concernedGroups.of(laboratory.connection(), changed.toArray(UUID[]::new))));
        return new HashSet<>(groups);
    }
}
