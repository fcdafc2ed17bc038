package org.rollcall.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** An object that can be fetched again by its global id. */
@Interface
@Description("An object that can be fetched again by its global id.")
public interface Node {

    @Id
    @NonNull
    @Description("Global id, opaque to clients.")
    String getId();
}
