package org.rollcall.provider.constantcontact;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Constant Contact's API v3, as far as Rollcall calls it; bodies and answers are text, since not every answer is JSON. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ConstantContactHttp {

    String AUTHORIZATION = "Authorization";

    @GET
    @Path("account/summary")
    Uni<RestResponse<String>> account(@HeaderParam(AUTHORIZATION) String token);

    @GET
    @Path("contact_lists")
    Uni<RestResponse<String>> lists(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("contact_lists/{list}")
    Uni<RestResponse<String>> list(@HeaderParam(AUTHORIZATION) String token, @PathParam("list") String list);

    @POST
    @Path("contact_lists")
    Uni<RestResponse<String>> makeList(@HeaderParam(AUTHORIZATION) String token, String body);

    @GET
    @Path("contact_custom_fields")
    Uni<RestResponse<String>> customFields(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("contact_custom_fields")
    Uni<RestResponse<String>> makeCustomField(@HeaderParam(AUTHORIZATION) String token, String body);

    @GET
    @Path("contacts")
    Uni<RestResponse<String>> contacts(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("status") String status,
            @QueryParam("include") String include,
            @QueryParam("limit") int limit,
            @QueryParam("email") @Nullable String email,
            @QueryParam("updated_after") @Nullable String updatedAfter,
            @QueryParam("optout_after") @Nullable String optoutAfter);

    /** The next page: the cursor holds everything that was asked for. */
    @GET
    @Path("contacts")
    Uni<RestResponse<String>> moreContacts(
            @HeaderParam(AUTHORIZATION) String token, @QueryParam("cursor") String cursor);

    @GET
    @Path("contacts/counts")
    Uni<RestResponse<String>> counts(@HeaderParam(AUTHORIZATION) String token);

    @GET
    @Path("contacts/{contact}")
    Uni<RestResponse<String>> contact(
            @HeaderParam(AUTHORIZATION) String token,
            @PathParam("contact") String contact,
            @QueryParam("include") String include);

    @POST
    @Path("contacts")
    Uni<RestResponse<String>> makeContact(@HeaderParam(AUTHORIZATION) String token, String body);

    @PUT
    @Path("contacts/{contact}")
    Uni<RestResponse<String>> changeContact(
            @HeaderParam(AUTHORIZATION) String token, @PathParam("contact") String contact, String body);

    @DELETE
    @Path("contacts/{contact}")
    Uni<RestResponse<String>> deleteContact(
            @HeaderParam(AUTHORIZATION) String token, @PathParam("contact") String contact);

    @POST
    @Path("activities/contacts_json_import")
    Uni<RestResponse<String>> importContacts(@HeaderParam(AUTHORIZATION) String token, String body);

    @POST
    @Path("activities/add_list_memberships")
    Uni<RestResponse<String>> addToLists(@HeaderParam(AUTHORIZATION) String token, String body);

    @POST
    @Path("activities/remove_list_memberships")
    Uni<RestResponse<String>> removeFromLists(@HeaderParam(AUTHORIZATION) String token, String body);

    @GET
    @Path("activities")
    Uni<RestResponse<String>> activities(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("state") String state,
            @QueryParam("limit") int limit);

    @GET
    @Path("activities/{activity}")
    Uni<RestResponse<String>> activity(
            @HeaderParam(AUTHORIZATION) String token, @PathParam("activity") String activity);
}
