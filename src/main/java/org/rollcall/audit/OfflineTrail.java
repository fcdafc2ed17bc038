package org.rollcall.audit;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.TokenWitness.Account;
import org.rollcall.credential.Keyring;
import org.rollcall.credential.Signatures;

/** Writes the trail from the command line, in a transaction over JDBC. */
public final class OfflineTrail {

    private static final Actor COMMAND_LINE = new Actor(ActorKind.COMMAND_LINE, null, "command line", null);

    private final Signatures signatures;
    private final Auditor auditor;

    public OfflineTrail(Keyring keyring) {
        this.signatures = Signatures.by(keyring);
        this.auditor = new Auditor(new Seals(signatures));
    }

    /**
     * Records what is done with a token; the last that the transaction does.
     *
     * @throws UnknownKey when the service seals by a key that is not among these
     */
    public void record(Connection transaction, Account account) throws SQLException {
        try (Statement statement = transaction.createStatement();
                ResultSet head = statement.executeQuery(
                        "SELECT lock_audit() AS head, (SELECT key_id FROM audit_head) AS key_id")) {
            head.next();
            requireKnown(head.getString("key_id"));
            append(
                    transaction,
                    auditor.sealed(TokenTrail.entry(COMMAND_LINE, account), new JsonObject(head.getString("head"))));
        }
    }

    /** An entry by a key that the service does not know would look as if somebody had forged it. */
    private void requireKnown(@Nullable String key) {
        if (key != null && !signatures.keys().contains(key)) {
            throw new UnknownKey(key);
        }
    }

    private static void append(Connection transaction, JsonObject entry) throws SQLException {
        try (PreparedStatement append = transaction.prepareStatement("SELECT append_audit(?::jsonb)")) {
            append.setString(1, entry.encode());
            append.executeQuery().close();
        }
    }

    /** The trail ends with an entry by a key that was not given. */
    public static final class UnknownKey extends RuntimeException {

        UnknownKey(String key) {
            super("the audit trail's last entry was sealed by the key '" + key + "', which is not among those given");
        }
    }
}
