package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rollcall.graphql.Page;

/** Pages of runs. */
@ApplicationScoped
public class RunPages {

    private final RunReader runs;

    RunPages(RunReader runs) {
        this.runs = runs;
    }

    /** A group's runs, newest first. */
    public Uni<SyncRunConnection> ofGroup(UUID group, Page page) {
        return of(RunFilter.ofGroup(group), page);
    }

    Uni<SyncRunConnection> of(RunFilter filter, Page page) {
        return runs.page(filter, page).map(slice -> new SyncRunConnection(slice, filter));
    }
}
