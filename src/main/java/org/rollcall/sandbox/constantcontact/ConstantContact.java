package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.CodeStore;
import org.rollcall.sandbox.Fault;
import org.rollcall.sandbox.PersonAct;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.SimulatedProvider;
import org.rollcall.sandbox.Trouble;
import org.rollcall.sandbox.Violation;

/** The simulated Constant Contact: who may call and how often, and how calls fail. */
@ApplicationScoped
class ConstantContact implements SimulatedProvider {

    static final String NAME = "constant-contact";

    private final AccountStore accounts;
    private final Access access;
    private final TokenStore tokens;
    private final CodeStore codes;
    private final Gate gate;
    private final Limits limits;
    private final Endpoints endpoints;
    private final People people;
    private final ContactReport report;
    private final ActivityRunner activities;

    ConstantContact(
            AccountStore accounts,
            Access access,
            TokenStore tokens,
            CodeStore codes,
            Gate gate,
            Limits limits,
            Endpoints endpoints,
            People people,
            ContactReport report,
            ActivityRunner activities) {
        this.accounts = accounts;
        this.access = access;
        this.tokens = tokens;
        this.codes = codes;
        this.gate = gate;
        this.limits = limits;
        this.endpoints = endpoints;
        this.people = people;
        this.report = report;
        this.activities = activities;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Calls are counted, connections are not. */
    @Override
    public int connections() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Answer> turnAway(Request request) {
        return isForAccess(request) || limits.admits()
                ? Optional.empty()
                : Optional.of(Problem.throttled()
                        .with(new Violation(
                                Violation.Kind.TOO_MANY_CALLS,
                                null,
                                "more calls than " + limits.perSecond() + " a second"))
                        .answer());
    }

    @Override
    public Uni<Answer> answer(SqlConnection db, Request request) {
        if (isForAccess(request)) {
            return access.answer(db, request);
        }
        Uni<Void> alone = writesAtOnce(request)
                ? accounts.lock(db).replaceWithVoid()
                : Uni.createFrom().voidItem();
        return alone.chain(() -> gate.pass(db, request, now -> endpoints.answer(db, request, now)))
                .map(answer -> request.isWrite() ? answer.then(activities::run) : answer);
    }

    @Override
    public Answer answerIn(Trouble trouble) {
        return switch (trouble) {
            case THROTTLED -> Problem.throttled().answer();
            case UNAUTHORIZED -> Problem.unauthorized().answer();
            case BROKEN -> Problem.broken().answer();
        };
    }

    @Override
    public Optional<Answer> refuseRow(Request request, String email) {
        return BadRow.find(request, email).map(Problem::answer);
    }

    @Override
    public Uni<JsonArray> contacts(SqlConnection db) {
        return report.contacts(db);
    }

    @Override
    public Uni<Void> act(SqlConnection db, PersonAct act) {
        return accounts.lock(db).chain(() -> accounts.now(db)).chain(now -> people.act(db, act, now));
    }

    @Override
    public Uni<Void> reset(SqlConnection db) {
        limits.reset();
        // In the order in which calls come to the tables, so that none of them and this wait for each other.
        return accounts.lock(db)
                .chain(() -> db.query("""
                        TRUNCATE sandbox.constant_contact_custom_field, sandbox.constant_contact_list,
                                 sandbox.constant_contact_contact, sandbox.constant_contact_membership,
                                 sandbox.constant_contact_leaving, sandbox.constant_contact_activity,
                                 sandbox.constant_contact_import_row
                        """).execute())
                // Not by TRUNCATE: every call comes here last, after what it read.
                .chain(() ->
                        db.query("DELETE FROM sandbox.constant_contact_day").execute())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> revoke(SqlConnection db) {
        return tokens.revoke(db).chain(() -> codes.clear(db, NAME));
    }

    @Override
    public void limit(int callsPerSecond, int callsPerDay) {
        limits.set(callsPerSecond, callsPerDay);
    }

    @Override
    public boolean plays(Fault.Kind kind) {
        return List.of(Fault.Kind.EXPIRE_TOKEN, Fault.Kind.QUOTA_EXCEEDED, Fault.Kind.ACTIVITY_FAILED)
                .contains(kind);
    }

    @Override
    public void resume() {
        activities.run();
    }

    private static boolean isForAccess(Request request) {
        return request.path().startsWith(Access.PATH);
    }

    /** Asking for an activity does not wait for the one that is being carried out. */
    private static boolean writesAtOnce(Request request) {
        return request.isWrite() && !request.path().startsWith("/v3/activities/");
    }
}
