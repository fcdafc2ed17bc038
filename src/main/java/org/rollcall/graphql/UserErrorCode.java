package org.rollcall.graphql;

import org.eclipse.microprofile.graphql.Description;

/** Kinds of expected failures. */
@Description("Kinds of expected failures.")
public enum UserErrorCode {
    @Description("As much of the kind as may is under way; try again later.")
    BUSY,
    @Description("Somebody else changed it meanwhile.")
    CONFLICT,
    @Description("The person was erased, and is not brought back unless `liftErasure` says so.")
    ERASED,
    @Description("An input value is not acceptable.")
    INVALID,
    @Description("The mail server refused, or cannot be reached.")
    MAIL,
    @Description("The object does not exist, or is not visible to you.")
    NOT_FOUND,
    @Description("The record is N/A and cannot be synced.")
    NOT_SYNCABLE,
    @Description("The plan rests on something that has changed since.")
    PLAN_STALE,
    @Description("The provider refused, or cannot be reached.")
    PROVIDER,
    @Description("The plan removes more than the guard allows, and `confirmRemovals` was not set.")
    REMOVALS_UNCONFIRMED,
    @Description("The value is taken.")
    TAKEN
}
