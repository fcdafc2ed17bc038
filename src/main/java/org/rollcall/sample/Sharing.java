package org.rollcall.sample;

import java.util.List;
import java.util.Locale;

/** Lets some records share addresses, in every way that the rule about winners tells apart. */
final class Sharing {

    private static final int ROUNDS = 6;
    private static final String DAY_FAR_AHEAD = "2099-12-31";

    private final List<Entry> companies;
    private final List<Entry> people;
    private int nextPerson;
    private int nextCompany;
    private int addresses;

    Sharing(List<Entry> companies, List<Entry> people) {
        this.companies = companies;
        this.people = people;
    }

    void apply() {
        for (int i = 0; i < ROUNDS; i++) {
            share(contact("PRIMARY_CONTACT"), contact("BILLING_CONTACT"), person());
            share(contact("BILLING_CONTACT"), contact("MANAGEMENT_ACCESS"));
            share(contact("MANAGEMENT_ACCESS"), person());
            oneAboveTheOther();
            share(contact("PRIMARY_CONTACT"), contact("PRIMARY_CONTACT"));
            share(contact("MANAGEMENT_ACCESS"), withLogin(contact("MANAGEMENT_ACCESS")));
            share(person(), withLogin(person()));
            share(person(), person(), person());
            share(company(), person());
            share(company(), company());
            share(named(person()), named(person()));
            share(silent(contact("PRIMARY_CONTACT")), person());
            share(inactive(contact("PRIMARY_CONTACT")), person());
        }
    }

    /** Primary contacts of a company and of the one above: the upper one stays in the contest. */
    private void oneAboveTheOther() {
        Entry lower = company();
        while (lower.get("parent_external_id").isEmpty()) {
            lower = company();
        }
        String parent = lower.get("parent_external_id");
        Entry upper = companies.stream()
                .filter(company -> company.id().equals(parent))
                .findFirst()
                .orElseThrow();
        share(employed(lower, "PRIMARY_CONTACT"), employed(upper, "PRIMARY_CONTACT"));
    }

    private void share(Entry... entries) {
        addresses++;
        String address = "office-%d@shared.test".formatted(addresses);
        for (int i = 0; i < entries.length; i++) {
            // The same address, though somebody typed it in capitals.
            entries[i].set("email", i == 1 ? address.toUpperCase(Locale.ROOT) : address);
            entries[i].tag("shared-office").tag("newsletter");
            if (entries[i].get("login_email").equals("shared")) {
                entries[i].set("login_email", address);
            }
        }
    }

    /** A person without role or login, whose membership goes on. */
    private Entry person() {
        Entry person = people.get(nextPerson++ * 13 % people.size());
        return plainly(person).set("roles", "").set("login_email", "");
    }

    private Entry contact(String role) {
        return employed(company(), role);
    }

    private Entry employed(Entry company, String role) {
        return person().set("parent_external_id", company.id()).role(role, company);
    }

    private Entry company() {
        return plainly(companies.get(nextCompany++ * 7 % companies.size()));
    }

    private static Entry withLogin(Entry person) {
        return person.set("login_email", "shared");
    }

    /** All of the same name, so that nothing but the id is left to decide. */
    private static Entry named(Entry person) {
        return person.set("first_name", "Robin").set("last_name", "Nettlefold");
    }

    private static Entry silent(Entry entry) {
        return entry.set("do_not_send", "true");
    }

    private static Entry inactive(Entry entry) {
        return entry.set("active", "false");
    }

    private static Entry plainly(Entry entry) {
        return entry.set("active", "true").set("do_not_send", "false").set("membership_expires", DAY_FAR_AHEAD);
    }
}
