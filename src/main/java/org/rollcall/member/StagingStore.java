package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserErrorCode;

/** Keeps edits until they are checked as a whole and applied. */
@ApplicationScoped
class StagingStore {

    /** Between the tags of one row on their way to the database; no tag may hold it. */
    private static final String SEPARATOR = "\u001f";

    /** Adds edits to an import; those that break a rule by themselves wait as rejected, so that others can refer to them. */
    Uni<Void> stage(SqlClient client, UUID importId, List<MemberEdit> edits) {
        List<Rejection> rejections = new ArrayList<>();
        Map<Integer, Boolean> rejected = new HashMap<>();
        List<StagedRole> roles = new ArrayList<>();
        for (MemberEdit edit : edits) {
            List<Rejection> found = RowRules.rejectionsOf(edit);
            rejections.addAll(found);
            rejected.put(edit.line(), !found.isEmpty());
            if (found.isEmpty() && edit.roles() != null) {
                edit.roles().forEach(role -> roles.add(new StagedRole(edit.line(), role)));
            }
        }
        return stageMembers(client, importId, edits, rejected)
                .chain(() -> stageRoles(client, importId, roles))
                .chain(() -> reject(client, importId, rejections));
    }

    private record StagedRole(int line, RoleEdit role) {}

    private static Uni<Void> stageMembers(
            SqlClient client, UUID importId, List<MemberEdit> edits, Map<Integer, Boolean> rejected) {
        Tuple values = Tuple.tuple()
                .addUUID(importId)
                .addArrayOfInteger(edits.stream().map(MemberEdit::line).toArray(Integer[]::new))
                .addArrayOfBoolean(
                        edits.stream().map(edit -> rejected.get(edit.line())).toArray(Boolean[]::new));
        Column column = new Column(edits, rejected, values);
        column.externalIds();
        List.of(
                        Field.KIND,
                        Field.FIRST_NAME,
                        Field.LAST_NAME,
                        Field.COMPANY_NAME,
                        Field.EMAIL,
                        Field.LOGIN_EMAIL,
                        Field.PARENT,
                        Field.MEMBER_TYPE,
                        Field.MEMBER_SINCE,
                        Field.MEMBERSHIP_EXPIRES)
                .forEach(field -> column.texts(edit -> edit.value(field)));
        column.texts(edit -> edit.tags() == null ? null : String.join(SEPARATOR, edit.tags()));
        column.texts(edit -> edit.customFields().isEmpty()
                ? null
                : new JsonObject(Map.<String, Object>copyOf(edit.customFields())).encode());
        column.flags(edit -> RowRules.flag(edit.value(Field.ACTIVE)));
        column.flags(edit -> RowRules.flag(edit.value(Field.DO_NOT_SEND)));
        column.flags(edit -> edit.roles() != null);
        return client.preparedQuery("""
                        INSERT INTO staged_member (import_id, line, rejected, external_id, kind, first_name, last_name,
                            company_name, email, login_email, parent_external_id, member_type, member_since,
                            membership_expires, tags, custom_fields, active, do_not_send, roles_given)
                        SELECT $1, line, rejected, external_id, kind, first_name, last_name, company_name, email,
                            login_email, parent_external_id, member_type, member_since, membership_expires,
                            string_to_array(tags, E'\\x1f'), custom_fields::jsonb, active, do_not_send, roles_given
                        FROM unnest($2::int[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                            $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                            $16::text[], $17::boolean[], $18::boolean[], $19::boolean[])
                            AS edit (line, rejected, external_id, kind, first_name, last_name, company_name, email,
                                login_email, parent_external_id, member_type, member_since, membership_expires, tags,
                                custom_fields, active, do_not_send, roles_given)
                        """).execute(values).replaceWithVoid();
    }

    /** Adds the values of one column for all edits; a rejected edit has none but its external id. */
    private record Column(List<MemberEdit> edits, Map<Integer, Boolean> rejected, Tuple values) {

        void externalIds() {
            values.addArrayOfString(edits.stream().map(Column::externalId).toArray(String[]::new));
        }

        void texts(Function<MemberEdit, @Nullable String> value) {
            values.addArrayOfString(edits.stream()
                    .map(edit -> isRejected(edit) ? null : value.apply(edit))
                    .toArray(String[]::new));
        }

        void flags(Function<MemberEdit, @Nullable Boolean> value) {
            values.addArrayOfBoolean(edits.stream()
                    .map(edit -> isRejected(edit) ? Boolean.FALSE : value.apply(edit))
                    .toArray(Boolean[]::new));
        }

        private boolean isRejected(MemberEdit edit) {
            return Boolean.TRUE.equals(rejected.get(edit.line()));
        }

        private static @Nullable String externalId(MemberEdit edit) {
            String id = edit.value(Field.EXTERNAL_ID);
            boolean usable = id != null && !id.isEmpty() && id.length() <= 400 && id.indexOf('\0') < 0;
            return usable ? id : null;
        }
    }

    private static Uni<Void> stageRoles(SqlClient client, UUID importId, List<StagedRole> roles) {
        if (roles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery("""
                        INSERT INTO staged_role (import_id, line, kind, company_external_id)
                        SELECT $1, line, kind, company_external_id
                        FROM unnest($2::int[], $3::text[], $4::text[]) AS role (line, kind, company_external_id)
                        """)
                .execute(Tuple.of(
                        importId,
                        roles.stream().map(StagedRole::line).toArray(Integer[]::new),
                        roles.stream().map(staged -> staged.role().kind()).toArray(String[]::new),
                        roles.stream()
                                .map(staged -> staged.role().companyExternalId().strip())
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Counts rows that are rejected before they could be read as edits. */
    Uni<Void> stageUnread(SqlClient client, UUID importId, List<Rejection> rejections) {
        return rejections.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery("""
                        INSERT INTO staged_member (import_id, line, roles_given, rejected)
                        SELECT $1, line, FALSE, TRUE FROM unnest($2::int[]) line
                        """)
                        .execute(Tuple.of(
                                importId,
                                rejections.stream().map(Rejection::line).toArray(Integer[]::new)))
                        .chain(() -> reject(client, importId, rejections));
    }

    private static Uni<Void> reject(SqlClient client, UUID importId, List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addUUID(importId)
                .addArrayOfInteger(rejections.stream().map(Rejection::line).toArray(Integer[]::new));
        List.<Function<Rejection, @Nullable String>>of(
                        Rejection::field,
                        Rejection::value,
                        Rejection::reason,
                        rejection -> rejection.code().name())
                .forEach(part ->
                        values.addArrayOfString(rejections.stream().map(part).toArray(String[]::new)));
        return client.preparedQuery("""
                        INSERT INTO staged_rejection (import_id, line, field, value, reason, code)
                        SELECT $1, line, field, value, reason, code
                        FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
                            AS rejection (line, field, value, reason, code)
                        """).execute(values).replaceWithVoid();
    }

    Uni<List<Rejection>> rejections(SqlClient client, UUID importId, int limit) {
        return client.preparedQuery("""
                        SELECT line, field, value, reason, code
                        FROM staged_rejection WHERE import_id = $1 ORDER BY line, field, reason LIMIT $2
                        """).execute(Tuple.of(importId, limit)).map(rows -> {
            List<Rejection> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(rejection(row)));
            return found;
        });
    }

    /** Numbers of rows: all, and rejected ones. */
    Uni<Counts> counts(SqlClient client, UUID importId) {
        return client.preparedQuery("""
                        SELECT count(*)::int AS staged, (count(*) FILTER (WHERE rejected))::int AS rejected
                        FROM staged_member WHERE import_id = $1
                        """)
                .execute(Tuple.of(importId))
                .map(rows -> rows.iterator().next())
                .map(row -> new Counts(row.getInteger("staged"), row.getInteger("rejected")));
    }

    record Counts(int staged, int rejected) {}

    /** Takes away what an import staged. */
    Uni<Void> forget(SqlClient client, UUID importId) {
        return client.preparedQuery("""
                        WITH members AS (DELETE FROM staged_member WHERE import_id = $1),
                             roles AS (DELETE FROM staged_role WHERE import_id = $1)
                        DELETE FROM staged_rejection WHERE import_id = $1
                        """).execute(Tuple.of(importId)).replaceWithVoid();
    }

    /** Takes away what imports left that were killed more than a day ago. */
    Uni<Void> forgetAbandoned(SqlClient client) {
        return client.preparedQuery("""
                        WITH members AS (
                                DELETE FROM staged_member WHERE staged_at < now() - INTERVAL '1 day' RETURNING import_id),
                             roles AS (DELETE FROM staged_role WHERE import_id IN (SELECT import_id FROM members))
                        DELETE FROM staged_rejection WHERE import_id IN (SELECT import_id FROM members)
                        """).execute().replaceWithVoid();
    }

    private static Rejection rejection(Row row) {
        return new Rejection(
                row.getInteger("line"),
                row.getString("field"),
                row.getString("value"),
                row.getString("reason"),
                UserErrorCode.valueOf(row.getString("code")));
    }
}
