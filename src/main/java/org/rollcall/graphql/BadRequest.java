package org.rollcall.graphql;

import io.smallrye.graphql.api.ErrorCode;

/** An argument is not acceptable; the message names it, its value and the way out. */
@ErrorCode("BAD_REQUEST")
public final class BadRequest extends ApiError {

    public BadRequest(String message) {
        super(message);
    }
}
