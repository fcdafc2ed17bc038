package org.rollcall.credential;

/** What is sealed, and where it stands; each opens for its own purpose only. */
public enum Sealed {
    CREDENTIALS("credentials", "provider_credential", "account_id", "sealed"),
    PKCE_VERIFIER("pkce-verifier", "connection_attempt", "id", "verifier"),
    WEBHOOK_SECRET("webhook", "webhook", "account_id", "signing_secret");

    private final String purpose;
    private final String table;
    private final String key;
    private final String column;

    Sealed(String purpose, String table, String key, String column) {
        this.purpose = purpose;
        this.table = table;
        this.key = key;
        this.column = column;
    }

    String purpose() {
        return purpose;
    }

    /** Selects up to {@code $2} rows whose value does not begin with {@code $1}. */
    String olderThan() {
        return "SELECT %1$s AS row, %2$s AS sealed FROM %3$s WHERE left(%2$s, length($1)) <> $1 ORDER BY %1$s LIMIT $2"
                .formatted(key, column, table);
    }

    /** Puts {@code $3} into row {@code $1} if it holds {@code $2}; leaves a row alone that somebody is changing. */
    String exchange() {
        return """
                UPDATE %3$s SET %2$s = $3
                WHERE %1$s = (SELECT %1$s FROM %3$s WHERE %1$s = $1 AND %2$s = $2 FOR UPDATE SKIP LOCKED)
                """.formatted(key, column, table);
    }
}
