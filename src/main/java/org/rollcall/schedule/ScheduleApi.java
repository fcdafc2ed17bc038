package org.rollcall.schedule;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** The jobs, for whoever watches over the service. */
@GraphQLApi
public class ScheduleApi {

    private final JobStore store;
    private final Actors actors;
    private final List<String> names;

    ScheduleApi(JobStore store, Actors actors, @All List<Job> jobs) {
        this.store = store;
        this.actors = actors;
        this.names = jobs.stream().map(Job::name).sorted().toList();
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("Jobs of the scheduler, in alphabetical order.")
    public Uni<List<@NonNull ScheduledJob>> scheduledJobs() {
        return store.all(names);
    }

    @Mutation("runScheduledJob")
    @Needs(Permission.ADMIN)
    @NonNull
    @Description("Runs a job now, within a second or two, also while it is paused. Its regular times stay.")
    public Uni<RunScheduledJobPayload> runScheduledJob(@NonNull @Description("Which job.") RunScheduledJobInput input) {
        Actor actor = actors.current();
        return known(input.name(), name -> store.want(actor, name))
                .map(job -> new RunScheduledJobPayload(job.orElse(null), complaint(job, input.name())));
    }

    @Mutation("setScheduledJobPaused")
    @Needs(Permission.ADMIN)
    @NonNull
    @Description("Pauses or resumes a job. When it is resumed after its time has passed, it runs once at once.")
    public Uni<SetScheduledJobPausedPayload> setScheduledJobPaused(
            @NonNull @Description("Which job.") SetScheduledJobPausedInput input) {
        Actor actor = actors.current();
        return known(input.name(), name -> store.pause(actor, name, input.paused()))
                .map(job -> new SetScheduledJobPausedPayload(job.orElse(null), complaint(job, input.name())));
    }

    private Uni<Optional<ScheduledJob>> known(String name, Function<String, Uni<Optional<ScheduledJob>>> change) {
        return names.contains(name) ? change.apply(name) : Uni.createFrom().item(Optional.empty());
    }

    private List<UserError> complaint(Optional<ScheduledJob> job, String name) {
        return job.isPresent()
                ? List.of()
                : List.of(InputError.notFound(
                        "There is no job '" + name + "'; the jobs are " + String.join(", ", names) + ".", "name"));
    }
}
