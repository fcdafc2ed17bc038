package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who this process is among replicas. The name is kept in the data folder, so that a process that starts again after a
 * kill frees at once what it held; a second process in the same folder gets a name of its own.
 */
@ApplicationScoped
class Instance {

    private static final Logger LOG = Logger.getLogger(Instance.class);

    private final SyncConfig config;
    private final WorkStore work;
    private String id = "instance-" + UUID.randomUUID();
    private @Nullable FileChannel kept;

    Instance(SyncConfig config, WorkStore work) {
        this.config = config;
        this.work = work;
    }

    @PostConstruct
    void takeName() {
        String dataFolder = System.getenv("ROLLCALL_DATA_DIR");
        if (config.instanceId().isPresent()) {
            id = config.instanceId().get();
        } else if (dataFolder != null) {
            takeNameOf(Path.of(dataFolder, "instance-id"));
        }
    }

    private void takeNameOf(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return;
            }
            kept = channel;
            String former = Files.readString(file).strip();
            if (former.isEmpty()) {
                Files.writeString(file, id);
            } else {
                id = former;
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.warnf(
                    "The instance's name cannot be kept; leases of a killed process wait for their end. file=%s", file);
        }
    }

    @PreDestroy
    void letGo() throws IOException {
        if (kept != null) {
            kept.close();
        }
    }

    String id() {
        return id;
    }

    /** Frees what this instance held before it was killed. */
    Uni<Void> freeFormerLeases() {
        return work.freeLeasesOf(id).replaceWithVoid();
    }
}
