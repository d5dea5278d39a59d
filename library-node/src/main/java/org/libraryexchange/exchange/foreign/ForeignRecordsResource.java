package org.libraryexchange.exchange.foreign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.foreign.ForeignRecords.ForeignLog;
import org.libraryexchange.json.MalformedJsonException;

/** Records in the city's own logs that somebody else has written. */
@Path("/api/v1/exchange/foreign-records")
@Produces(MediaType.APPLICATION_JSON)
class ForeignRecordsResource {

    private final ForeignRecords records;

    ForeignRecordsResource(ForeignRecords records) {
        this.records = records;
    }

    /** The logs that hold such records which nobody has settled. */
    record Listing(List<ForeignLog> logs) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    public Listing list() {
        return new Listing(records.unsettled());
    }

    @POST
    @Path("{topic}/settle")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Listing settle(@PathParam("topic") String topic, byte[] body) throws MalformedJsonException {
        records.settle(topic, Settling.read(body));
        return list();
    }
}
