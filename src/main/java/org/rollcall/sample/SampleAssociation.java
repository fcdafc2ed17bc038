package org.rollcall.sample;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.audit.Actor;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.member.CsvImport;
import org.rollcall.member.MemberStore;

/** Fills an empty database with the sample association, unless {@code rollcall.sample} says no. */
@ApplicationScoped
class SampleAssociation {

    private final CsvImport csvImport;
    private final MemberStore members;
    private final BusinessClock clock;
    private final Event<SampleImported> imported;
    private final boolean wanted;

    SampleAssociation(
            CsvImport csvImport,
            MemberStore members,
            BusinessClock clock,
            Event<SampleImported> imported,
            @ConfigProperty(name = "rollcall.sample", defaultValue = "true") boolean wanted) {
        this.csvImport = csvImport;
        this.members = members;
        this.clock = clock;
        this.imported = imported;
        this.wanted = wanted;
    }

    void fill(@Observes StartupEvent start) {
        if (wanted && members.isEmpty().await().indefinitely()) {
            csvImport.read(
                    Actor.SYSTEM,
                    new ByteArrayInputStream(SampleFile.on(clock.today()).getBytes(StandardCharsets.UTF_8)));
            imported.fire(new SampleImported(SampleGroups.all()));
        }
    }
}
