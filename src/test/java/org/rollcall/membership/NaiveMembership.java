package org.rollcall.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.Claim;
import org.rollcall.audience.Contest;
import org.rollcall.audience.Eligibility;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.audience.MemberKind;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.membership.Association.Group;
import org.rollcall.membership.Association.Member;

/** The rules of membership once more, member by member and with no database: slow, and easy to believe. */
record NaiveMembership(Association association, LocalDate today, int graceDays) {

    /** What should be found in the database for a group. */
    Result of(Group group) {
        var kinds = new TreeMap<UUID, GroupMemberKind>();
        for (Member member : association.members) {
            if (isPrimary(group, member)) {
                kinds.put(member.id, GroupMemberKind.PRIMARY);
            } else if (isBeneficiary(group, member)) {
                kinds.put(member.id, GroupMemberKind.BENEFICIARY);
            }
        }
        return resolved(group, kinds);
    }

    /** Members with their kind and reason ("" for those that are sent), and addresses with their record. */
    record Result(Map<UUID, String> members, Map<String, String> records) {}

    private boolean isPrimary(Group group, Member member) {
        if (!member.active || group.excluded.contains(member.id)) {
            return false;
        }
        return group.included.contains(member.id) || matches(group, member);
    }

    private boolean matches(Group group, Member member) {
        boolean given = group.expiresWithinDays != null
                || !(group.statuses.isEmpty()
                        && group.kinds.isEmpty()
                        && group.types.isEmpty()
                        && group.tags.isEmpty());
        return given
                && (group.statuses.isEmpty() || group.statuses.contains(status(member)))
                && (group.kinds.isEmpty() || group.kinds.contains(member.kind.name()))
                && (group.types.isEmpty() || (member.type != null && group.types.contains(member.type)))
                && (group.tags.isEmpty() || member.tags.stream().anyMatch(group.tags::contains))
                && (group.expiresWithinDays == null || expiresWithin(member, group.expiresWithinDays));
    }

    private boolean expiresWithin(Member member, int days) {
        return member.expires != null
                && !member.expires.isBefore(today)
                && !member.expires.isAfter(today.plusDays(days));
    }

    private String status(Member member) {
        if (member.expires == null) {
            return member.since == null ? "NON_MEMBER" : "CURRENT";
        }
        if (!member.expires.isBefore(today)) {
            return "CURRENT";
        }
        return member.expires.plusDays(graceDays).isBefore(today) ? "EXPIRED" : "GRACE_PERIOD";
    }

    private boolean isBeneficiary(Group group, Member member) {
        if (!member.active || group.excluded.contains(member.id)) {
            return false;
        }
        return association.members.stream()
                .filter(other -> isPrimary(group, other))
                .anyMatch(primary -> benefits(group, member, primary));
    }

    private boolean benefits(Group group, Member member, Member primary) {
        boolean family = group.beneficiaries.contains("FAMILY")
                && upwards(association, member.id).contains(primary.id);
        return family
                || association.roles.stream()
                        .filter(role -> role.person().equals(member.id)
                                && role.company().equals(primary.id))
                        .anyMatch(role -> switch (role.kind()) {
                            case "PRIMARY_CONTACT" -> anyOf(group, "PRIMARY_CONTACTS", "MANAGEMENT_ACCESS");
                            case "BILLING_CONTACT" -> anyOf(group, "BILLING_CONTACTS", "MANAGEMENT_ACCESS");
                            default -> anyOf(group, "MANAGEMENT_ACCESS");
                        });
    }

    private static boolean anyOf(Group group, String... rules) {
        return List.of(rules).stream().anyMatch(group.beneficiaries::contains);
    }

    private Result resolved(Group group, Map<UUID, GroupMemberKind> kinds) {
        var claims = new TreeMap<String, List<Claim>>();
        kinds.forEach((id, kind) -> {
            Member member = member(association, id);
            String address = member.address();
            if (address != null && before(group, kind, member) == null) {
                claims.computeIfAbsent(address, key -> new ArrayList<>()).add(claim(member, address));
            }
        });
        var records = new TreeMap<String, String>();
        var winners = new HashMap<String, Claim>();
        claims.forEach((address, ofAddress) -> {
            var decision = Contest.decide(ofAddress);
            winners.put(address, decision.winner());
            records.put(
                    address,
                    decision.winner().memberId() + " of " + ofAddress.size() + " by " + decision.decidedBy()
                            + " silent " + decision.winner().doNotSend());
        });
        var members = new TreeMap<UUID, String>();
        kinds.forEach((id, kind) ->
                members.put(id, kind + " " + reason(group, kind, member(association, id), winners)));
        return new Result(members, records);
    }

    private String reason(Group group, GroupMemberKind kind, Member member, Map<String, Claim> winners) {
        var reason = before(group, kind, member);
        if (reason == null) {
            String address = Objects.requireNonNull(member.address());
            reason = Eligibility.afterwards(claim(member, address), Objects.requireNonNull(winners.get(address)));
        }
        return reason == null ? "" : reason.name();
    }

    private static @Nullable NotApplicableReason before(Group group, GroupMemberKind kind, Member member) {
        boolean hasEmail = member.email != null && !member.email.isBlank();
        return Eligibility.before(
                kind, group.syncPrimaries, group.syncBeneficiaries, hasEmail, member.address() != null);
    }

    private Claim claim(Member member, String address) {
        return new Claim(
                member.id,
                member.kind,
                member.kind == MemberKind.COMPANY ? member.companyName : member.lastName,
                member.firstName,
                hasRole(member, "PRIMARY_CONTACT"),
                hasRole(member, "BILLING_CONTACT"),
                hasRole(member, "MANAGEMENT_ACCESS"),
                address.equals(member.loginAddress()),
                upwards(association, member.id),
                member.doNotSend);
    }

    private boolean hasRole(Member member, String kind) {
        return association.roles.stream()
                .anyMatch(role -> role.person().equals(member.id)
                        && role.kind().equals(kind)
                        && member(association, role.company()).active);
    }

    /** Everybody above a member, parent first. */
    static List<UUID> upwards(Association association, UUID id) {
        var above = new ArrayList<UUID>();
        for (UUID up = member(association, id).parent; up != null; up = member(association, up).parent) {
            above.add(up);
        }
        return above;
    }

    static Member member(Association association, UUID id) {
        return association.members.stream()
                .filter(member -> member.id.equals(id))
                .findFirst()
                .orElseThrow();
    }
}
