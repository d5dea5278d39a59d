package org.libraryexchange.base.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.audit.AuditAct.About;
import org.libraryexchange.base.http.RequestSort;

/** Says what a request has done, where its address does not: a form may have several buttons. */
@Singleton
public record AuditedAct(CurrentVertxRequest current) {

    private static final String KEY = AuditedAct.class.getName();

    /** What addresses say to which a form leads that has done nothing. */
    private static final Pattern NOT_DONE =
            Pattern.compile("[?&](?:refused|typed|check)=|=(?:moved|gone)\\b|/account$");

    /**
     * An act and what it was about.
     *
     * @param act a term, see {@link AuditAct}; empty if it has none
     * @param subject an id or a name; empty if there is none
     */
    record Done(String act, String subject) {

        static final Done NOTHING = new Done("", "");
    }

    /** Notes that the current request has done this, and not only what its address says. */
    public void note(AuditAct act, Object subject) {
        Optional.ofNullable(current.getCurrent()).ifPresent(request -> {
            Done done = new Done(act.term(), subject.toString());
            request.put(
                    KEY, Stream.concat(noted(request).stream(), Stream.of(done)).toList());
        });
    }

    private static List<Done> noted(RoutingContext request) {
        return request.get(KEY, List.of());
    }

    /** What a request has done, as it was noted, or by its address. Never empty. */
    static List<Done> of(RoutingContext request) {
        List<Done> noted = noted(request);
        RequestSort sort = RequestSort.of(request);
        return noted.isEmpty()
                ? List.of(AuditAct.of(sort.toString())
                        .filter(act -> act.about() == About.NOTHING || isDone(sort.template(), request))
                        .map(act -> new Done(act.term(), subject(act, sort.template(), request)))
                        .orElse(Done.NOTHING))
                : noted;
    }

    /** A page's form leads on when something is done. It shows itself again, or says why not, when nothing is. */
    private static boolean isDone(String template, RoutingContext request) {
        String next = request.response().headers().get(HttpHeaders.LOCATION);
        return template.startsWith("/api/")
                || (next != null && !NOT_DONE.matcher(next).find());
    }

    private static String subject(AuditAct act, String template, RoutingContext request) {
        if (act.about() == About.NOTHING || act.about() == About.CATALOGUE) {
            return "";
        }
        return act == AuditAct.ITEM_CREATED
                ? created(request)
                : parameter(template.split("/", -1), request.request().path().split("/", -1));
    }

    /** The id of what is new is in the address to which the answer leads. */
    private static String created(RoutingContext request) {
        String address = request.response().headers().get(HttpHeaders.LOCATION);
        return address == null ? "" : address.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }

    /** The value of the parameter that is an id, or else of the last one of a template. */
    private static String parameter(String[] template, String... path) {
        int last = List.of(template).indexOf("{id}");
        for (int i = template.length - 1; i >= 0 && last < 0; i--) {
            last = template[i].startsWith("{") ? i : last;
        }
        return last < 0 || last >= path.length ? "" : URLDecoder.decode(path[last], StandardCharsets.UTF_8);
    }
}
