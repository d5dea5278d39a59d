package org.libraryexchange.exchange.nights;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Roles;

/** The ledger of nights. */
@Path("/api/v1/exchange/nights")
@Produces(MediaType.APPLICATION_JSON)
class NightsResource {

    private static final Set<String> PARAMETERS = Set.of("from", "to");
    private static final int USUAL_NIGHTS = 28;
    private static final int MOST_NIGHTS = 400;

    private final NightRecords records;

    NightsResource(NightRecords records) {
        this.records = records;
    }

    /**
     * Nights, the earliest first.
     *
     * @param zone of the city, in which nights are dates
     * @param nextOpens when the next window opens
     */
    record Listing(String zone, Instant nextOpens, List<NightView> nights) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public Listing list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        LocalDate to = parameters.date("to").orElseGet(records::latest);
        LocalDate from = parameters.date("from").orElse(to.minusDays(USUAL_NIGHTS - 1L));
        long nights = ChronoUnit.DAYS.between(from, to) + 1;
        if (nights < 1 || nights > MOST_NIGHTS) {
            throw ProblemException.parameter("from", "must be a date before `to`, at most " + MOST_NIGHTS + " nights");
        }
        return new Listing(records.calendar().zone(), records.next().opens(), records.nights(from, to));
    }
}
