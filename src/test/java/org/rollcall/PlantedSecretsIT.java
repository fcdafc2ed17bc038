package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives the packaged service secrets of every kind, uses them in whatever touches them, changes the sealing key meanwhile, and then
 * looks for them in all columns of all tables, in the logs, the metrics and the answers. The schema {@code sandbox} is not looked
 * at: it is the simulated providers' own, who of course know what they gave out.
 */
class PlantedSecretsIT {

    private static final String OLD = "planted-old:AAECAwQFBgcICQoLDA0OD3BsYW50ZWQtb2xkLWtleSE=";
    private static final String NEW = "planted-new:ICEiIyQlJicoKSorLC0uL3BsYW50ZWQtbmV3LWtleSE=";
    private static final String LOG = "planted-secrets-it.log";

    private final Planted planted = new Planted();

    @TempDir
    Path folder;

    private @Nullable PackagedService service;

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (service != null) {
            service.discard();
        }
    }

    @Test
    void noSecretIsFoundAnywhereAfterEverythingThatTouchesOne() throws Exception {
        PackagedService running = start();
        planted.add("sealing key", OLD.substring(OLD.indexOf(':') + 1), NEW.substring(NEW.indexOf(':') + 1));
        SecretTour tour = new SecretTour(running, planted);
        Dump dump = new Dump(running.databasePort());
        String token = tour.tokens();
        tour.failures();
        tour.connectMailchimpByKey();
        tour.connect("CONSTANT_CONTACT");
        String group = tour.group();
        tour.plantWhatProvidersGaveOut();
        tour.awaitSynced(group);

        changeKeys(NEW + "\n" + OLD);
        tour.connect("MAILCHIMP");
        tour.expireTokens();
        tour.resync(group);
        tour.awaitSynced(group);
        tour.hints();
        tour.exportAndDigest();
        tour.readEverything(token);
        tour.plantWhatProvidersGaveOut();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> dump.columnsWith(List.of("v1.planted-old.")).isEmpty());
        changeKeys(NEW);
        tour.resync(group);
        tour.awaitSynced(group);
        assertThat(running.http().get("/q/health/well").statusCode()).isEqualTo(200);
        String metrics = running.http().get("/q/metrics").asString();

        assertThat(planted.values()).hasSizeGreaterThan(15);
        assertThat(dump.columnsWith(List.of(SecretTour.GROUP)))
                .as("what the search finds when it is there")
                .contains("public.member_group.name");
        assertThat(dump.columnsWith(planted.values())).isEmpty();
        assertThat(planted.in(metrics)).as("metrics").isEmpty();
        assertThat(planted.in(tour.answers())).as("answers").isEmpty();
        running.stop();
        String log = Files.readString(Path.of("target", LOG));
        assertThat(log).contains("API token was made", "Sealed anew. key=planted-new");
        assertThat(planted.in(log)).as("log").isEmpty();
    }

    private PackagedService start() throws IOException {
        changeKeys(OLD);
        Files.deleteIfExists(Path.of("target", LOG));
        PackagedService running = new PackagedService(folder.resolve("data"), LOG)
                .with("ROLLCALL_CREDENTIALS_KEYS_FILE", keys().toString())
                .with("ROLLCALL_CREDENTIALS_LOOK_EVERY", "1S")
                .with("ROLLCALL_MAILCHIMP_WEBHOOKS", "true")
                .with("QUARKUS_LOG_CATEGORY__ORG_ROLLCALL__LEVEL", "DEBUG");
        service = running;
        running.start();
        return running;
    }

    private void changeKeys(String text) throws IOException {
        Path whole = Files.writeString(folder.resolve("keys.new"), text);
        Files.move(whole, keys(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path keys() {
        return folder.resolve("keys");
    }
}
