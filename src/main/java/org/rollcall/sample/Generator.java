package org.rollcall.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes the records of the sample association, always the same ones for the same day. */
final class Generator {

    private static final int COMPANIES = 300;
    private static final int PEOPLE = 2_700;
    private static final int COMPANIES_IN_A_TREE = 10;
    private static final int MAX_DEPTH = 4;

    private final Random random = new Random(20_261_123);
    private final LocalDate today;
    private final List<Entry> companies = new ArrayList<>();
    private final List<Entry> people = new ArrayList<>();

    private Generator(LocalDate today) {
        this.today = today;
    }

    /** People stand before their employers: a file may have any order. */
    static List<Entry> entries(LocalDate today) {
        Generator generator = new Generator(today);
        generator.makeCompanies();
        generator.makePeople();
        new Sharing(generator.companies, generator.people).apply();
        List<Entry> all = new ArrayList<>(generator.people);
        all.addAll(generator.companies);
        return all;
    }

    private void makeCompanies() {
        List<String> names = new ArrayList<>();
        Words.COMPANY_FIRST.forEach(first -> Words.COMPANY_SECOND.forEach(second -> names.add(first + " " + second)));
        Collections.shuffle(names, random);
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < COMPANIES; i++) {
            Entry company = new Entry("c-%04d".formatted(i + 1), "COMPANY").set("company_name", names.get(i));
            company.set("email", chance(90) ? "info@" + domain(company) : "");
            company.set("member_type", chance(80) ? "Corporate" : "Supporter");
            int root = i - i % COMPANIES_IN_A_TREE;
            int depth = 1;
            if (i > root) {
                int above = root + random.nextInt(i - root);
                while (depths.get(above) == MAX_DEPTH) {
                    above = root + random.nextInt(i - root);
                }
                company.set("parent_external_id", companies.get(above).id());
                depth = depths.get(above) + 1;
            }
            depths.add(depth);
            addMembership(company);
            addMarks(company);
            companies.add(company);
        }
    }

    private void makePeople() {
        for (int i = 0; i < PEOPLE; i++) {
            Entry person = new Entry("p-%05d".formatted(i + 1), "PERSON");
            person.set("first_name", chance(98) ? pick(Words.GIVEN_NAMES) : "");
            person.set("last_name", chance(99) ? pick(Words.FAMILY_NAMES) : "");
            Entry employer = pick(companies);
            boolean employed = chance(70);
            if (employed) {
                person.set("parent_external_id", employer.id());
            }
            String address = "%s.%s.%d@%s"
                    .formatted(
                            plain(person.get("first_name")),
                            plain(person.get("last_name")),
                            i + 1,
                            employed ? domain(employer) : "post.test");
            addEmail(person, address);
            if (employed) {
                addRoles(person, employer);
            }
            person.set(
                    "member_type",
                    pick(List.of("Individual", "Individual", "Individual", "Student", "Honorary", "Retired")));
            addMembership(person);
            addMarks(person);
            people.add(person);
        }
    }

    private void addEmail(Entry person, String address) {
        int which = random.nextInt(100);
        if (which < 5) {
            return;
        }
        if (which < 7) {
            person.set("email", pick(Words.NO_ADDRESSES));
            return;
        }
        person.set("email", which < 10 ? address.toUpperCase(Locale.ROOT) + " " : address);
        if (chance(40)) {
            person.set("login_email", chance(80) ? address : "login." + address);
        }
    }

    private void addRoles(Entry person, Entry employer) {
        int which = random.nextInt(100);
        if (which < 12) {
            person.role("PRIMARY_CONTACT", employer);
        }
        if (which >= 8 && which < 18) {
            person.role("BILLING_CONTACT", employer);
        }
        if (which >= 18 && which < 25) {
            person.role("MANAGEMENT_ACCESS", employer);
        }
        if (which == 0) {
            person.role("PRIMARY_CONTACT", pick(companies));
        }
    }

    private void addMembership(Entry entry) {
        int which = random.nextInt(100);
        if (which < 15) {
            return;
        }
        // Among them the last day itself, and the edges of the time of grace.
        int days = which < 30 ? -31 - random.nextInt(900) : which < 40 ? -random.nextInt(31) : random.nextInt(400);
        LocalDate expires = today.plusDays(days);
        entry.set("membership_expires", expires.toString());
        entry.set(
                "member_since",
                expires.minusYears(1 + random.nextInt(12)).plusDays(1).toString());
    }

    private void addMarks(Entry entry) {
        String chapter = pick(Words.CHAPTERS);
        entry.set("custom:chapter", chapter).tag("chapter-" + chapter);
        if (chance(55)) {
            entry.tag("newsletter");
        }
        if (chance(6)) {
            entry.tag("committee");
        }
        if (chance(3)) {
            entry.tag("speaker");
        }
        if (chance(2)) {
            entry.tag("board");
        }
        if (chance(8)) {
            entry.tag("volunteer");
        }
        entry.set("do_not_send", String.valueOf(chance(4)));
        entry.set("active", String.valueOf(chance(97)));
    }

    /** The domain of a company: reserved names, which no mail ever reaches. */
    static String domain(Entry company) {
        return plain(company.get("company_name")) + ".test";
    }

    private static String plain(String name) {
        String letters = Normalizer.normalize(name.replace("Ł", "L").replace("ø", "o"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-");
        return letters.isEmpty() ? "x" : letters;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
