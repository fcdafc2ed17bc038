package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/** An email platform played by the sandbox; all its state is in the database. */
public interface SimulatedProvider {

    /** Its name in paths and in the control. */
    String name();

    /** How many calls of one account may be under way at the same time. */
    int connections();

    /** The answer to a call that comes too early after others; asked the moment a call arrives, and nothing else then happens. */
    default Optional<Answer> turnAway(Request request) {
        return Optional.empty();
    }

    /** Answers a call; everything it does is part of the given transaction, which commits before the answer is sent. */
    Uni<Answer> answer(SqlConnection db, Request request);

    /** The answer to a call that meets the given trouble; nothing is applied. */
    Answer answerIn(Trouble trouble);

    /** Refuses the call if it writes the given address, as an error in the schema of that row. */
    Optional<Answer> refuseRow(Request request, String email);

    /** The contacts in the form of the control. */
    Uni<JsonArray> contacts(SqlConnection db);

    /** Does what a person or an administrator does at the provider. */
    Uni<Void> act(SqlConnection db, PersonAct act);

    /** What it told by webhook, or tries to tell, in the form of the control; nothing where it has no webhooks. */
    default Uni<JsonArray> deliveries(SqlConnection db) {
        return Uni.createFrom().item(new JsonArray());
    }

    /** Puts what was told by webhook in line once more; false when there is nothing of this number. */
    default Uni<Boolean> repeat(SqlConnection db, long delivery) {
        return Uni.createFrom().item(false);
    }

    /** Forgets all contacts and what hangs on them, and goes back to the settings of the first start. */
    Uni<Void> reset(SqlConnection db);

    /** Withdraws the access of every application that was let in. */
    Uni<Void> revoke(SqlConnection db);

    /** Sets how many calls are allowed a second and a day. */
    void limit(int callsPerSecond, int callsPerDay);

    /** Whether a fault that not every provider can meet is one of this provider. */
    boolean plays(Fault.Kind kind);

    /** Takes up what is to be done in the background, and was committed: at start, and after what people do. */
    void resume();
}
