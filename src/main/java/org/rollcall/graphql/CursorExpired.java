package org.rollcall.graphql;

import io.smallrye.graphql.api.ErrorCode;

/** What a cursor continues from is no longer kept: begin again without it. */
@ErrorCode("CURSOR_EXPIRED")
public final class CursorExpired extends ApiError {

    public CursorExpired(String message) {
        super(message);
    }
}
