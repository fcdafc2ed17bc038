package org.rollcall.provider.mailchimp;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Mailchimp's Marketing API 3.0, as far as Rollcall calls it; answers are text, since not every answer is JSON. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface MailchimpHttp {

    String AUTHORIZATION = "Authorization";

    @GET
    Uni<RestResponse<String>> account(@HeaderParam(AUTHORIZATION) String key);

    @GET
    @Path("lists")
    Uni<RestResponse<String>> audiences(
            @HeaderParam(AUTHORIZATION) String key,
            @QueryParam("count") int count,
            @QueryParam("fields") String fields);

    @GET
    @Path("lists/{audience}/merge-fields")
    Uni<RestResponse<String>> mergeFields(
            @HeaderParam(AUTHORIZATION) String key,
            @PathParam("audience") String audience,
            @QueryParam("count") int count);

    @POST
    @Path("lists/{audience}/merge-fields")
    Uni<RestResponse<String>> makeMergeField(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, JsonNode body);

    @GET
    @Path("lists/{audience}/segments")
    Uni<RestResponse<String>> segments(
            @HeaderParam(AUTHORIZATION) String key,
            @PathParam("audience") String audience,
            @QueryParam("type") String type,
            @QueryParam("count") int count,
            @QueryParam("offset") int offset);

    @POST
    @Path("lists/{audience}/segments")
    Uni<RestResponse<String>> makeSegment(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, JsonNode body);

    @POST
    @Path("lists/{audience}/segments/{segment}")
    Uni<RestResponse<String>> changeSegment(
            @HeaderParam(AUTHORIZATION) String key,
            @PathParam("audience") String audience,
            @PathParam("segment") String segment,
            JsonNode body);

    @GET
    @Path("lists/{audience}/members")
    Uni<RestResponse<String>> members(
            @HeaderParam(AUTHORIZATION) String key,
            @PathParam("audience") String audience,
            @QueryParam("status") @Nullable String status,
            @QueryParam("since_last_changed") @Nullable String since,
            @QueryParam("count") int count,
            @QueryParam("offset") int offset);

    @GET
    @Path("lists/{audience}/members/{id}")
    Uni<RestResponse<String>> member(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, @PathParam("id") String id);

    @POST
    @Path("lists/{audience}")
    Uni<RestResponse<String>> makeMembers(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, JsonNode body);

    @PATCH
    @Path("lists/{audience}/members/{id}")
    Uni<RestResponse<String>> changeMember(
            @HeaderParam(AUTHORIZATION) String key,
            @PathParam("audience") String audience,
            @PathParam("id") String id,
            JsonNode body);

    @DELETE
    @Path("lists/{audience}/members/{id}")
    Uni<RestResponse<String>> archiveMember(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, @PathParam("id") String id);

    @POST
    @Path("lists/{audience}/members/{id}/actions/delete-permanent")
    Uni<RestResponse<String>> eraseMember(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, @PathParam("id") String id);

    @GET
    @Path("lists/{audience}/webhooks")
    Uni<RestResponse<String>> webhooks(@HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience);

    @POST
    @Path("lists/{audience}/webhooks")
    Uni<RestResponse<String>> makeWebhook(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, JsonNode body);

    @DELETE
    @Path("lists/{audience}/webhooks/{id}")
    Uni<RestResponse<String>> deleteWebhook(
            @HeaderParam(AUTHORIZATION) String key, @PathParam("audience") String audience, @PathParam("id") String id);
}
