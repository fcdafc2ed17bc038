package org.rollcall.audience;

import com.ibm.icu.text.CollationKey;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order of names: last name, then first name, blank ones first; equal but for case is equal.
 *
 * <p>It is the order of the database's collation of the same name, so that a list read by SQL and a contest held here
 * do not contradict each other. The JDK's own Collator has another one.
 */
public final class Alphabet implements Comparator<Claim> {

    /** Frozen, and so free to be used by all threads at once. */
    private static final Collator NAMES =
            Collator.getInstance(ULocale.forLanguageTag("und-u-ks-level2")).freeze();

    private record Named(CollationKey lastName, CollationKey firstName, Claim claim) {

        Named(Claim claim) {
            this(key(claim.lastName()), key(claim.firstName()), claim);
        }
    }

    @Override
    public int compare(Claim one, Claim other) {
        int byLastName = compareNames(one.lastName(), other.lastName());
        return byLastName != 0 ? byLastName : compareNames(one.firstName(), other.firstName());
    }

    /** The claims in this order, equal ones in another; makes the keys of each name once. */
    static List<Claim> sort(Collection<Claim> claims, Comparator<Claim> equalOnes) {
        return claims.stream()
                .map(Named::new)
                .sorted(Comparator.comparing(Named::lastName)
                        .thenComparing(Named::firstName)
                        .thenComparing(Named::claim, equalOnes))
                .map(Named::claim)
                .toList();
    }

    private static int compareNames(String one, String other) {
        return one.equals(other) ? 0 : key(one).compareTo(key(other));
    }

    /** ICU4J's own compare takes a short cut for Latin letters that puts "Đß" before "dß"; its keys do not. */
    private static CollationKey key(String name) {
        return NAMES.getCollationKey(name);
    }
}
