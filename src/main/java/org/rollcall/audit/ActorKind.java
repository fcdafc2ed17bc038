package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/** Kinds of those who act. */
@Enum("AuditActorKind")
@Description("Kinds of those who act.")
public enum ActorKind {
    @Description("Whoever has the database, by a command.")
    COMMAND_LINE,
    @Description("Anybody: the demonstration asks for no token.")
    DEMO,
    @Description("The service itself, by a job or its settings.")
    SYSTEM,
    @Description("Whoever holds an API token.")
    TOKEN,
    @Description("A user of the OpenID Connect provider.")
    USER,
    @Description("Whoever came back from a provider's page by a link that was given out for it.")
    VISITOR
}
