package org.rollcall.benchmark;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * A page of the API, and one bare statement that fetches the same data.
 *
 * @param asked bodies of requests, each with the statement's values for the same page
 */
record PageUnderTest(String name, String sql, List<Asked> asked) {

    /** A request and the values of the statement beside it. */
    record Asked(String body, Tuple values) {

        static Asked of(String document, JsonObject variables, Tuple values) {
            return new Asked(
                    new JsonObject()
                            .put("query", document)
                            .put("variables", variables)
                            .encode(),
                    values);
        }
    }

    Asked asked(int number) {
        return asked.get(number % asked.size());
    }
}
