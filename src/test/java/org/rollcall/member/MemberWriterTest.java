package org.rollcall.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class MemberWriterTest {

    @Inject
    Pool pool;

    @Test
    void groupsAreAskedToBeCalculatedOnceByAChangeAndNotByASaveThatChangesNothing() {
        UUID group = pool.query(
                        "INSERT INTO member_group (slug, name, tags) VALUES ('e11', 'E11', '{e11}') RETURNING id")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getUUID("id");
        Http.csv("external_id,kind,last_name,tags\ne11,PERSON,Lee,e11;b\n");
        int before = requests(group);

        Http.csv("external_id,kind,last_name,tags\ne11,PERSON,Lee,b;e11\n");
        int unchanged = requests(group);
        Http.csv("external_id,last_name\ne11,Le\n");
        int changed = requests(group);

        assertThat(List.of(unchanged, changed)).containsExactly(before, before + 1);
        pool.query("DELETE FROM work; DELETE FROM member_group WHERE slug = 'e11'")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void whatIsStagedIsForgottenAfterwards() {
        Http.graphql(
                "mutation { saveMember(input: {person: {externalId: \"e12\", loginEmail: \"none\"}}) { userErrors { code } } }");
        Http.csv("external_id,kind\ne12-x,ROBOT\n");
        Http.csv("external_id,kind\ne12-y,\"PERSON\n").statusCode(400);

        int staged = pool.query(
                        "SELECT ((SELECT count(*) FROM staged_member) + (SELECT count(*) FROM staged_rejection))::int AS n")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger("n");
        assertThat(staged).isZero();
    }

    private int requests(UUID group) {
        return pool.preparedQuery("SELECT coalesce(max(generation), 0) AS n FROM work WHERE subject_id = $1")
                .execute(Tuple.of(group))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger("n");
    }
}
