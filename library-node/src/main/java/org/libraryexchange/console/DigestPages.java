package org.libraryexchange.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.console.DigestPage.Arrivals;
import org.libraryexchange.console.DigestPage.Named;
import org.libraryexchange.console.DigestPage.NightLine;
import org.libraryexchange.console.DigestPage.Other;
import org.libraryexchange.console.OverviewPage.Need;
import org.libraryexchange.console.OverviewPage.NightMark;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.digest.Digest;
import org.libraryexchange.digest.Digest.NamedItem;
import org.libraryexchange.digest.DigestStore;
import org.libraryexchange.digest.DigestStore.Told;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The digests of past mornings, unchanged. */
@Path("/ops/mornings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class DigestPages {

    private static final String PATH = "/ops/mornings";
    private static final int OTHERS = 14;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final NightLine NO_NIGHT = new NightLine("", "", "", List.of());

    private final ConsoleContext console;
    private final DigestStore digests;

    DigestPages(ConsoleContext console, DigestStore digests) {
        this.console = console;
        this.digests = digests;
    }

    @GET
    public Response latest(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Queries.with());
        return answer(digests.latest(LAST, 1).stream().findFirst(), uri, headers);
    }

    @GET
    @Path("{day}")
    public Response read(@PathParam("day") String day, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Queries.with());
        Told told = Parameters.pathDate(day)
                .flatMap(digests::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no digest for this day."));
        return answer(Optional.of(told), uri, headers);
    }

    private Response answer(Optional<Told> told, UriInfo uri, HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        DigestPage page = told.map(it -> page(speech, it)).orElseGet(() -> nothing(speech));
        return console.answer(DigestPage.Templates.morning(page), visit, headers);
    }

    private DigestPage nothing(Speech speech) {
        return new DigestPage(
                console.frame(speech, speech.words().section("mornings"), "mornings"),
                false,
                "",
                "",
                "",
                NO_NIGHT,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private DigestPage page(Speech speech, Told told) {
        Digest digest = told.digest();
        String language = speech.language().tag();
        String day = speech.dates().dayWithWeekday(digest.day());
        return new DigestPage(
                console.frame(speech, day, "mornings"),
                true,
                day,
                speech.words().madeAt(speech.full(digest.made()), speech.full(digest.since())),
                digest.headline().get(language),
                digest.night().map(night -> night(speech, night)).orElse(NO_NIGHT),
                told.mailed()
                        .map(at -> speech.words().mailedAt(speech.full(at)))
                        .orElseGet(() -> speech.words().notMailed()),
                digest.proved().stream()
                        .map(proved -> proved.text().get(language))
                        .toList(),
                digest.partners().stream().map(from -> arrivals(speech, from)).toList(),
                digest.needs().stream().map(need -> Need.of(need, speech, PATH)).toList(),
                others(speech, digest.day()));
    }

    private static NightLine night(Speech speech, Digest.NightLine night) {
        String state = NightMark.state(night.state(), night.outcome());
        return new NightLine(
                speech.words()
                        .nightLabel(
                                speech.dates().dayWithWeekday(night.night()),
                                speech.words().nightState(state)),
                state,
                night.run().map(run -> speech.link("/ops/runs/" + run)).orElse(""),
                night.letters().stream().map(line -> letters(speech, line)).toList());
    }

    private static String letters(Speech speech, Digest.LettersLine line) {
        String city = speech.city(line.partner());
        return line.waiting()
                ? speech.words().lettersWait(city)
                : speech.words()
                        .lettersOfNight(
                                city,
                                speech.number(line.sent()),
                                speech.number(line.received()),
                                speech.number(line.apart()));
    }

    private static Arrivals arrivals(Speech speech, Digest.Arrivals from) {
        long unnamed = from.added() + from.changed() - from.named().size();
        return new Arrivals(
                speech.words().receivedTitle(speech.city(from.partner())),
                speech.accent(from.partner()),
                List.of(
                        new Fact(speech.words().added(), speech.number(from.added())),
                        new Fact(speech.words().changed(), speech.number(from.changed())),
                        new Fact(speech.words().withdrawn(), speech.number(from.withdrawn())),
                        new Fact(speech.words().cancelled(), speech.number(from.cancelled())),
                        new Fact(speech.words().erased(), speech.number(from.erased()))),
                from.named().stream().map(item -> named(speech, item)).toList(),
                unnamed > 0 ? speech.words().andMore(speech.number(unnamed)) : "");
    }

    private static Named named(Speech speech, NamedItem item) {
        Speech.Title title = speech.title(item.title(), item.id().toString());
        return new Named(
                item.what(),
                speech.words().what(item.what()),
                title.text(),
                title.language(),
                speech.link("/items/" + item.id()));
    }

    private List<Other> others(Speech speech, LocalDate shown) {
        return digests.latest(LAST, OTHERS).stream()
                .map(Told::digest)
                .map(digest -> new Other(
                        speech.dates().dayWithWeekday(digest.day()),
                        speech.link(PATH + "/" + digest.day()),
                        digest.day().equals(shown),
                        digest.needs().isEmpty()))
                .toList();
    }
}
