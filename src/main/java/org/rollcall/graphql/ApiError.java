package org.rollcall.graphql;

/**
 * A request that cannot be answered, as opposed to an expected failure of a mutation: becomes a top-level error whose
 * message is shown. Each subclass carries its {@code extensions.code}.
 */
public abstract sealed class ApiError extends RuntimeException permits BadRequest, CursorExpired, NotFound {

    ApiError(String message) {
        super(message);
    }
}
