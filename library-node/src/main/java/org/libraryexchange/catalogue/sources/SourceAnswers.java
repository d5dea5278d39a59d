package org.libraryexchange.catalogue.sources;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.libraryexchange.base.http.PublicFetch;
import org.libraryexchange.base.http.PublicFetch.Answer;
import org.libraryexchange.base.http.PublicFetch.Ask;
import org.libraryexchange.base.http.PublicFetch.FetchFailedException;
import org.libraryexchange.base.http.PublicFetch.Sink;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.imports.ImportForm;
import org.libraryexchange.catalogue.sources.SourcesConfig.Secret;

/** Asks sources, and reads what they answer. */
@Singleton
record SourceAnswers(PublicFetch fetch, SourcesConfig config, NodeConfig node, Clock clock) {

    static final long LARGEST = 64L * 1024 * 1024;

    /** A calendar is read as a whole, at ten times its size. */
    private static final long LARGEST_CALENDAR = 8L * 1024 * 1024;

    static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * What to ask of a source.
     *
     * @param token where to go on, as the source said; empty at the beginning
     * @param since the day from which on records have changed; empty for all
     * @param known what an earlier answer said of itself, so that there need not be another
     * @param longest that the answer may take
     */
    record Question(Optional<String> token, Optional<LocalDate> since, Map<String, String> known, Duration longest) {

        /** For whatever the source says first, while somebody waits for it. */
        static final Question FIRST = new Question(Optional.empty(), Optional.empty(), Map.of(), Duration.ofMinutes(1));
    }

    /** Asks once. */
    Answer ask(Source source, Question question, Sink sink) throws IOException {
        Map<String, String> headers = new HashMap<>(question.known);
        headers.put("Accept", source.kind().accepted() + ", */*;q=0.1");
        Optional<Secret> secret = source.secret()
                .map(name -> Optional.ofNullable(config.secrets().get(name)))
                .orElse(Optional.empty());
        if (secret.isEmpty() && source.secret().isPresent()) {
            throw new SourceFailedException(Trouble.SECRET, source.secret().get());
        }
        try {
            return fetch.fetch(
                    new Ask(
                            HttpMethod.GET,
                            address(source, question),
                            headers,
                            to -> secret.filter(it -> isFor(it, to, source.address()))
                                    .map(SourceAnswers::header)
                                    .orElse(Map.of()),
                            source.kind() == SourceKind.ICALENDAR ? LARGEST_CALENDAR : LARGEST,
                            question.longest),
                    sink);
        } catch (FetchFailedException e) {
            throw new SourceFailedException(Trouble.of(e.fault()), e.getMessage());
        }
    }

    /** A secret goes to its host only, and never where it could be read on the way if the source's address is encrypted. */
    private static boolean isFor(Secret secret, URI to, URI own) {
        String host = to.getPort() < 0 ? to.getHost() : to.getHost() + ":" + to.getPort();
        return host.equalsIgnoreCase(secret.host()) && to.getScheme().equalsIgnoreCase(own.getScheme());
    }

    private static Map<String, String> header(Secret secret) {
        String pair = secret.user().orElse("") + ":" + secret.password().orElse("");
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "Authorization", secret.token().map(token -> "Bearer " + token).orElse(basic));
    }

    private static URI address(Source source, Question question) {
        if (source.kind() != SourceKind.OAI_PMH) {
            return source.address();
        }
        String whole = source.address().toString();
        String base = whole.replaceFirst("[?#].*", "");
        String own = Arrays.stream(Optional.ofNullable(source.address().getRawQuery())
                        .orElse("")
                        .split("&"))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("verb="))
                .collect(Collectors.joining("&"));
        String query = question.token
                .map(it -> "resumptionToken=" + URLEncoder.encode(it, StandardCharsets.UTF_8))
                .orElseGet(() -> (own.contains("metadataPrefix=") ? "" : "metadataPrefix=oai_dc&")
                        + own
                        + question.since.map(day -> "&from=" + day).orElse(""));
        return URI.create(
                base + "?verb=ListRecords&" + query.replaceFirst("&$", "").replace("&&", "&"));
    }

    /** A reader for the answers of a source. */
    RecordReader reader(Source source) {
        return switch (source.kind()) {
            case OAI_PMH -> new OaiReader();
            case ICALENDAR ->
                new CalendarReader(node.timeZone(), LocalDate.ofInstant(clock.instant(), node.timeZone()));
            case CSV ->
                new LineReader(ImportForm.CSV, source.mapping().identifying().collect(Collectors.toSet()));
            case NDJSON -> new LineReader(ImportForm.NDJSON, Set.of());
        };
    }
}
