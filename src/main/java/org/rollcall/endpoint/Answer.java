package org.rollcall.endpoint;

import graphql.ExecutionResult;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request that was admitted.
 *
 * @param executed whether anything of it was executed; variables that do not fit are found only then
 * @param failedWithin whether something went wrong that is not the caller's
 * @param replayed whether it is the answer to an earlier request
 */
record Answer(int status, Buffer body, boolean executed, boolean failedWithin, boolean replayed) {

    static Answer of(ExecutionResult result, Map<String, Object> extensions) {
        boolean executed = result.isDataPresent();
        Map<String, @Nullable Object> told = Answers.of(result, extensions);
        return new Answer(executed ? 200 : 400, Answers.buffer(told), executed, Answers.failedWithin(told), false);
    }

    /** The same, told again. */
    static Answer again(Buffer body) {
        return new Answer(200, body, true, false, true);
    }
}
