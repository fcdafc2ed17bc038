package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An entry of the audit trail in a page. */
@Name("AuditEntryEdge")
@Description("An entry of the audit trail in a page.")
public record AuditEdge(
        @NonNull @Description("Position of this entry.") String cursor,
        @NonNull @Description("The entry.") AuditEntry node) {}
