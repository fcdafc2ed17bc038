package org.rollcall.group;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A group's name in URLs and scripts: words of a-z and 0-9 joined by hyphens. */
final class Slug {

    static final int MAX_LENGTH = 100;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Slug() {}

    static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** The slug that a name suggests; a name without any letter of the alphabet makes {@code group}. */
    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String slug = cut(trimmed(plain), 80);
        return slug.isEmpty() ? "group" : slug;
    }

    /** The slug itself when it is free, else with the first number from 2 on that makes it so. */
    static String free(String slug, Set<String> taken) {
        String free = slug;
        for (int number = 2; taken.contains(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }

    private static String cut(String slug, int length) {
        return slug.length() <= length ? slug : trimmed(slug.substring(0, length));
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^-|-$", "");
    }
}
