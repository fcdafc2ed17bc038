package org.rollcall.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rollcall.audit.Actor;

/** Imports members from a CSV file: the good rows are kept, the others come back with the reason. */
@ApplicationScoped
public class CsvImport {

    private static final Logger LOG = Logger.getLogger(CsvImport.class);

    private final MemberWriter writer;

    CsvImport(MemberWriter writer) {
        this.writer = writer;
    }

    /**
     * Reads the stream to its end and applies it in one transaction. Blocks: call it on a worker thread.
     *
     * @throws CsvFault when the file cannot be read as members; nothing is applied
     */
    public ImportReport read(Actor actor, InputStream csv) {
        UUID importId = UUID.randomUUID();
        boolean done = false;
        try {
            CsvFile.read(csv, batch -> writer.stage(importId, batch).await().indefinitely());
            Outcome outcome = writer.writeAccepted(actor, importId).await().indefinitely();
            done = true;
            LOG.infof(
                    "members imported: import=%s created=%d updated=%d unchanged=%d rejected=%d",
                    importId, outcome.created(), outcome.updated(), outcome.unchanged(), outcome.rejected());
            return ImportReport.of(outcome);
        } finally {
            if (!done) {
                writer.forget(importId).await().indefinitely();
            }
        }
    }
}
