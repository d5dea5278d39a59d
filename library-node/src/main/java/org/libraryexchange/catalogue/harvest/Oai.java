package org.libraryexchange.catalogue.harvest;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.catalogue.formats.OaiAnswer;
import org.libraryexchange.catalogue.formats.OaiAnswer.Content;
import org.libraryexchange.catalogue.formats.OaiAnswer.Failure;
import org.libraryexchange.catalogue.formats.OaiAnswer.Formats;
import org.libraryexchange.catalogue.formats.OaiAnswer.Identity;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiError;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiSet;
import org.libraryexchange.catalogue.formats.OaiAnswer.Records;
import org.libraryexchange.catalogue.formats.OaiAnswer.Sets;
import org.libraryexchange.catalogue.harvest.HarvestReader.Bounds;
import org.libraryexchange.catalogue.harvest.HarvestReader.HarvestPage;
import org.libraryexchange.catalogue.harvest.HarvestReader.Harvested;
import org.libraryexchange.catalogue.harvest.HarvestReader.Parts;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.item.Kind;

/** Answers harvesters by their protocol (OAI-PMH 2.0). */
@Singleton
public record Oai(
        OaiConfig config,
        RecordNames names,
        RecordMaker records,
        HarvestReader reader,
        Cursors cursors,
        Cities cities,
        CityTitles titles,
        PublicConfig addresses) {

    /** Where a node answers harvesters. */
    public static final String PATH = "/oai";

    private static final String OWNER = "owner";
    private static final String KIND = "kind";
    private static final Bounds RECORDS = new Bounds(250, ItemLists.MOST_READ);
    private static final Bounds HEADS = new Bounds(1_000, 0);
    private static final Bounds FIRST = new Bounds(1, 0);

    /** The end of time, as far as the protocol can write it. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Answers a request.
     *
     * @param arguments with all values of each
     * @throws ProblemException if harvesters may not come here
     */
    public OaiAnswer answer(Map<String, List<String>> arguments) {
        if (config.adminEmail().isEmpty() || !names.isComplete()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node does not answer harvesters.");
        }
        Instant told = reader.told(parts(Optional.empty(), Optional.empty()));
        try {
            return answer(OaiRequest.of(arguments), told);
        } catch (OaiException e) {
            return new OaiAnswer(base(), told, Map.of(), e.failure());
        }
    }

    private OaiAnswer answer(OaiRequest request, Instant told) {
        try {
            return switch (request.verb()) {
                case IDENTIFY -> whole(request, told, identity(told));
                case LIST_METADATA_FORMATS -> {
                    if (request.argument(OaiRequest.IDENTIFIER).isPresent()) {
                        one(request);
                    }
                    yield whole(request, told, new Formats());
                }
                case LIST_SETS -> whole(request, told, sets(request));
                case LIST_IDENTIFIERS -> list(request, told, HEADS);
                case LIST_RECORDS -> list(request, told, RECORDS);
                case GET_RECORD ->
                    whole(request, told, new Records(List.of(records.of(one(request))), true, Optional.empty()));
            };
        } catch (OaiException e) {
            return whole(request, told, e.failure());
        }
    }

    private OaiAnswer whole(OaiRequest request, Instant told, Content content) {
        return new OaiAnswer(base(), told, request.arguments(), content);
    }

    private URI base() {
        return URI.create(addresses.publicAddress() + PATH);
    }

    private Identity identity(Instant told) {
        HarvestRange all = new HarvestRange("", Instant.EPOCH, NEVER, told, Optional.empty());
        Instant earliest = reader.page(all, parts(Optional.empty(), Optional.empty()), FIRST).items().stream()
                .map(Harvested::stored)
                .findFirst()
                .orElse(told);
        return new Identity(
                titles.library(cities.own(), Language.ENGLISH).orElse(cities.own()),
                config.adminEmail().orElseThrow(),
                earliest);
    }

    private Sets sets(OaiRequest request) throws OaiException {
        if (request.argument(OaiRequest.TOKEN).isPresent()) {
            throw new OaiException(OaiError.BAD_RESUMPTION_TOKEN, "The sets are one answer, without tokens.");
        }
        List<OaiSet> sets = new ArrayList<>();
        sets.add(new OaiSet(OWNER, "By city"));
        for (String city : cities.names()) {
            sets.add(new OaiSet(
                    OWNER + ":" + city, titles.of(city, Language.ENGLISH).title()));
        }
        sets.add(new OaiSet(KIND, "By kind"));
        for (Kind kind : Kind.values()) {
            sets.add(new OaiSet(
                    KIND + ":" + kind.term(),
                    switch (kind) {
                        case CULTURAL_EVENT -> "Cultural events";
                        case FESTIVAL -> "Festivals";
                        case HISTORY_RESOURCE -> "Local history";
                    }));
        }
        return new Sets(sets);
    }

    private Harvested one(OaiRequest request) throws OaiException {
        return request.argument(OaiRequest.IDENTIFIER)
                .flatMap(names::read)
                .flatMap(reader::one)
                .orElseThrow(
                        () -> new OaiException(OaiError.ID_DOES_NOT_EXIST, "There is no record with this identifier."));
    }

    private OaiAnswer list(OaiRequest request, Instant told, Bounds bounds) throws OaiException {
        Optional<String> token = request.argument(OaiRequest.TOKEN);
        HarvestRange range =
                token.isPresent() ? HarvestRange.resumed(token.get(), cursors) : HarvestRange.of(request, told);
        HarvestPage page = reader.page(range, parts(range.set()), bounds);
        if (page.items().isEmpty()) {
            return whole(request, range.told(), new Failure(OaiError.NO_RECORDS_MATCH, "There are no such records."));
        }
        Optional<String> next = page.more()
                ? Optional.of(
                        range.token(page.items().get(page.items().size() - 1).place(), cursors))
                : token.map(last -> "");
        return whole(
                request,
                range.told(),
                new Records(page.items().stream().map(records::of).toList(), bounds.equals(RECORDS), next));
    }

    /** The ranges that a set has; none if there is no such set. */
    private Parts parts(String set) {
        int colon = set.indexOf(':');
        String sort = colon < 0 ? set : set.substring(0, colon);
        Optional<String> value = Optional.of(set.substring(colon + 1)).filter(it -> colon >= 0);
        return switch (sort) {
            case "" -> parts(Optional.empty(), Optional.empty());
            case OWNER -> parts(value, Optional.empty());
            case KIND -> parts(Optional.empty(), value);
            default -> new Parts(List.of(), List.of());
        };
    }

    private Parts parts(Optional<String> owner, Optional<String> kind) {
        List<String> kinds = Arrays.stream(Kind.values())
                .map(Kind::term)
                .filter(term -> kind.isEmpty() || term.equals(kind.get()))
                .toList();
        List<String> owners = cities.names().stream()
                .filter(city -> owner.isEmpty() || city.equals(owner.get()))
                .toList();
        return new Parts(
                owners.stream()
                        .flatMap(city -> kinds.stream().map(each -> city))
                        .toList(),
                owners.stream().flatMap(city -> kinds.stream()).toList());
    }
}
