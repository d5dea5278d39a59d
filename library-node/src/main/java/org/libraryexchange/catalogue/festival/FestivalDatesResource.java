package org.libraryexchange.catalogue.festival;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemResponses;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.json.MalformedJsonException;

/** Shows what dates a rule gives. Nothing is stored, and anybody may ask. */
@InTurn
@Path("/api/v1/festival-dates")
@Produces(MediaType.APPLICATION_JSON)
class FestivalDatesResource {

    /** @param dates in the order of their years */
    record Listing(List<FestivalDate> dates) {}

    /** @param endDate last day, inclusive; null if the festival lasts one day */
    @JsonInclude(Include.NON_NULL)
    record FestivalDate(int ruleYear, LocalDate date, LocalDate endDate) {

        private static FestivalDate of(Occurrence occurrence) {
            return new FestivalDate(occurrence.ruleYear(), occurrence.date(), occurrence.endDate());
        }
    }

    @ServerExceptionMapper
    Response invalid(InvalidItemException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemException.of(ProblemType.INVALID_BODY, e), request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Listing preview(byte[] body) throws MalformedJsonException, InvalidItemException {
        FestivalDatesRequest request = FestivalDatesRequest.read(body);
        return new Listing(FestivalDates.of(request.recurrence(), request.from(), request.to()).stream()
                .map(FestivalDate::of)
                .toList());
    }
}
