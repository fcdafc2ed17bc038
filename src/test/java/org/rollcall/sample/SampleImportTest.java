package org.rollcall.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.audit.Actor;
import org.rollcall.member.CsvImport;
import org.rollcall.member.ImportReport;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SampleImportTest {

    @Inject
    CsvImport csvImport;

    @Inject
    Pool pool;

    @AfterEach
    void leaveNothingToOtherTests() {
        pool.query("DELETE FROM member WHERE external_id ~ '^[cp]-[0-9]+$'")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void theSampleAssociationComesInWithoutARejectedRowAndOnlyOnce() {
        ImportReport first = imported();
        ImportReport second = imported();

        assertThat(first.rejections()).isEmpty();
        assertThat(first.created()).isEqualTo(3_000);
        assertThat(second).isEqualTo(new ImportReport(0, 0, 3_000, 0, List.of()));
    }

    private ImportReport imported() {
        byte[] file = SampleFile.on(LocalDate.of(2026, 11, 23)).getBytes(StandardCharsets.UTF_8);
        return csvImport.read(Actor.SYSTEM, new ByteArrayInputStream(file));
    }
}
