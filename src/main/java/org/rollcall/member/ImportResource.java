package org.rollcall.member;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actors;

/** Takes CSV over HTTP. A media type that no HTML form can send, so that no foreign page can post here. */
@Path("/import/members")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private final CsvImport csvImport;
    private final Actors actors;

    ImportResource(CsvImport csvImport, Actors actors) {
        this.csvImport = csvImport;
        this.actors = actors;
    }

    @POST
    @Blocking
    public Response post(@HeaderParam("Content-Type") @Nullable MediaType type, InputStream body) {
        if (type == null || !type.isCompatible(new MediaType("text", "csv")) || type.isWildcardType()) {
            return refused(
                    Response.Status.UNSUPPORTED_MEDIA_TYPE,
                    "The content type is '" + (type == null ? "" : type) + "'; send 'text/csv'.");
        }
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "UTF-8");
        if (!charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            return refused(
                    Response.Status.UNSUPPORTED_MEDIA_TYPE,
                    "The charset is '" + charset + "'; send the file in UTF-8.");
        }
        try {
            return Response.ok(csvImport.read(actors.current(), body)).build();
        } catch (CsvFault | TooEntangled e) {
            return refused(Response.Status.BAD_REQUEST, "Nothing was imported. " + e.getMessage());
        }
    }

    private static Response refused(Response.Status status, @Nullable String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", String.valueOf(message)))
                .build();
    }
}
