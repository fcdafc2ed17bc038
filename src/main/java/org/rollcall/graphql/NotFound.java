package org.rollcall.graphql;

import io.smallrye.graphql.api.ErrorCode;

/** What a query needs to exist does not. */
@ErrorCode("NOT_FOUND")
public final class NotFound extends ApiError {

    public NotFound(String message) {
        super(message);
    }
}
