package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An email sync record in a page. */
@Description("An email sync record in a page.")
public record EmailSyncRecordEdge(
        @NonNull @Description("Position of this record.") String cursor,
        @NonNull @Description("The record.") EmailSyncRecord node) {}
