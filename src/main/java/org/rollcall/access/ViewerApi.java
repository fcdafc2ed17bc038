package org.rollcall.access;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Tells whoever asks who that is. */
@GraphQLApi
public class ViewerApi {

    private final Callers callers;

    ViewerApi(Callers callers) {
        this.callers = callers;
    }

    @Query
    @NonNull
    @Needs(Permission.READ)
    @Description("Who is asking.")
    public Viewer viewer() {
        return Viewer.of(callers.current());
    }
}
