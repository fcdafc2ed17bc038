package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.rollcall.provider.Platform.Lookup;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;
import org.rollcall.sync.ErasureStore.Pending;
import org.rollcall.sync.ErasureStore.Place;

/**
 * Ends erasures: once the engine has taken an address off the lists, it is deleted at the providers where that was asked for, and
 * forgotten here.
 */
@ApplicationScoped
class ErasureJob implements Job {

    static final String NAME = "erasure";

    private final ErasureStore erasures;
    private final AccountStore accounts;
    private final Platforms platforms;

    ErasureJob(ErasureStore erasures, AccountStore accounts, Platforms platforms) {
        this.erasures = erasures;
        this.accounts = accounts;
        this.platforms = platforms;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(Duration.ofMinutes(1));
    }

    @Override
    public Uni<String> run() {
        return erasures.pending()
                .flatMap(pending -> Multi.createFrom()
                        .iterable(pending)
                        .onItem()
                        .transformToUniAndConcatenate(this::goOn)
                        .collect()
                        .asList())
                .map(ended -> "Ended: " + ended.stream().filter(done -> done).count() + ". Waiting for lists: "
                        + ended.stream().filter(done -> !done).count() + ".");
    }

    private Uni<Boolean> goOn(Pending erasure) {
        return erasures.places(erasure.address()).flatMap(places -> {
            List<Place> connected = places.stream().filter(Place::connected).toList();
            return connected.stream().anyMatch(Place::busy)
                    ? Uni.createFrom().item(false)
                    : eraseAt(erasure, connected)
                            .chain(() -> erasures.end(erasure))
                            .replaceWith(true);
        });
    }

    private Uni<Void> eraseAt(Pending erasure, List<Place> places) {
        return Multi.createFrom()
                .iterable(erasure.alsoAtProviders() ? places : List.<Place>of())
                .onItem()
                .transformToUniAndConcatenate(place -> eraseAt(erasure, place))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> eraseAt(Pending erasure, Place place) {
        return accounts.find(place.account())
                .map(account -> account.flatMap(platforms::of))
                .flatMap(platform -> platform.map(found -> found.inspect()
                                .chain(() -> found.erase(new Lookup(erasure.address(), place.contactId()))))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(true);
    }
}
