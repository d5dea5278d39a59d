package org.libraryexchange.item;

import static java.util.stream.Collectors.joining;
import static org.libraryexchange.item.Mutation.Schema.AGREES;
import static org.libraryexchange.item.Mutation.Schema.CANNOT_TELL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every rule of every record: changes that break exactly it, and changes that just do not. */
final class Mutations {

    private static final Item EVENT = Items.lightNight();
    private static final Item FESTIVAL = Items.midAutumn();
    private static final Item HISTORY = Items.canalPhotograph();
    private static final Item PAID = Items.cancelledConcert();

    private static final String OCCURRENCE = "/event/occurrences/0";
    private static final String RECURRENCE = "/festival/recurrence";
    private static final String LUNAR = RECURRENCE + "/lunar";
    private static final String PRICE = "/event/admission/prices/0";
    private static final String TEXT = "{'en': 'x'}";
    private static final String PICTURE = picture("{'en': 'A hall'}");

    private Mutations() {}

    static Stream<Mutation> refused() {
        return Stream.of(
                        structure(),
                        setByNode(),
                        texts(),
                        languages(),
                        parts(),
                        pictures(),
                        events(),
                        occurrences(),
                        admission(),
                        festivals(),
                        recurrences(),
                        histories())
                .flatMap(rows -> rows);
    }

    private static Stream<Mutation> structure() {
        return Stream.of(
                refused(EVENT, "/kind", null, "required"),
                refused(EVENT, "/kind", "null", "not-null"),
                refused(EVENT, "/kind", "'concert'", "allowed-values"),
                refused(EVENT, "/kind", "'CULTURAL_EVENT'", "allowed-values"),
                refused(EVENT, "/kind", "''", "allowed-values"),
                refused(EVENT, "/kind", "0", "allowed-values"),
                refused(EVENT, "/kind", "'0'", "allowed-values"),
                refused(EVENT, "/kind", "['festival']", "type"),
                refused(EVENT, "/event", null, "required"),
                refused(EVENT, "/event", "null", "not-null"),
                refused(EVENT, "/event", "[]", "type"),
                refused(EVENT, "/event", "'tonight'", "type"),
                refused(EVENT, "/festival", "{'rule': {'en': 'x'}}", "not-allowed"),
                refused(EVENT, "/history", "{'form': 'map'}", "not-allowed"),
                refused(FESTIVAL, "/festival", null, "required"),
                refused(FESTIVAL, "/event", "{'occurrences': [{'date': '2027-09-15'}]}", "not-allowed"),
                refused(HISTORY, "/history", null, "required"),
                refused(EVENT, "/publisher", "'Leeds'", "unknown-field"),
                refused(EVENT, "/a~1b~0c", "1", "unknown-field"),
                refused(EVENT, "/Title", TEXT, "unknown-field"),
                refused(EVENT, "/place/country", "'GB'", "unknown-field"),
                refused(EVENT, "/subjects/0/heading", "'x'", "unknown-field"),
                refused(EVENT, "/event/admission/cost", "1", "unknown-field"),
                refused(EVENT, OCCURRENCE + "/duration", "'PT5H'", "unknown-field"),
                refused(HISTORY, "/history/period/start", "1890", "unknown-field"));
    }

    private static Stream<Mutation> setByNode() {
        return Stream.of(
                refused(EVENT, "/id", "'019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11'", "set-by-node"),
                refused(EVENT, "/owner", "'hangzhou'", "set-by-node"),
                refused(EVENT, "/version", "7", "set-by-node"),
                refused(EVENT, "/created", "'2026-11-20T14:05:11Z'", "set-by-node"),
                refused(EVENT, "/updated", "null", "set-by-node"),
                refused(EVENT, "/withdrawal", "{}", "set-by-node"),
                refused(EVENT, "/status", "'withdrawn'", "allowed-values"),
                refused(EVENT, "/status", "'erased'", "allowed-values"),
                refused(EVENT, "/status", "'PUBLISHED'", "allowed-values"),
                refused(EVENT, "/status", "1", "allowed-values"),
                refused(EVENT, "/status", "null", "allowed-values"),
                refused(EVENT, "/status", "['draft']", "allowed-values"));
    }

    private static Stream<Mutation> texts() {
        return Stream.of(
                refused(EVENT, "/title", null, "required"),
                refused(EVENT, "/title", "null", "not-null"),
                refused(EVENT, "/title", "{}", "min-languages"),
                refused(EVENT, "/title", "'Light Night'", "type"),
                refused(EVENT, "/title", "''", "type"),
                refused(EVENT, "/title", "[]", "type"),
                refused(EVENT, "/title", "7", "type"),
                refused(EVENT, "/title/en", "7", "type"),
                refused(EVENT, "/title/en", "1.5", "type"),
                refused(EVENT, "/title/en", "true", "type"),
                refused(EVENT, "/title/en", "{}", "type"),
                refused(EVENT, "/title/en", "null", "not-null"),
                refused(EVENT, "/title/en", "''", "not-blank"),
                refused(EVENT, "/title/en", "' \u2003\u3000'", "not-blank"),
                unseen(EVENT, "/title/en", "'\u200b\u00ad\u2060'", "not-blank"),
                unseen(EVENT, "/title/en", "'\u3164\u2800'", "not-blank"),
                unseen(EVENT, "/title/en", "'a\u2028b'", "single-line"),
                unseen(EVENT, "/title/en", "'a\ufdd0b'", "single-line"),
                unseen(EVENT, "/title/en", "'a\ud83f\udfffb'", "single-line"),
                refused(EVENT, "/summary", "null", "not-null"),
                unseen(EVENT, "/summary/en", "'a\u2029b'", "plain-text"),
                refused(EVENT, "/title/en", text(301), "max-length"),
                refused(EVENT, "/title/en", "'\ud83c\udf15" + "x".repeat(300) + "'", "max-length"),
                refused(EVENT, "/title/en", "'a\\nb'", "single-line"),
                refused(EVENT, "/title/en", "'a\\tb'", "single-line"),
                refused(EVENT, "/title/en", "'a\\u0085b'", "single-line"),
                refused(EVENT, "/title/en", "'a\\u0000b'", "format"),
                unseen(EVENT, "/title/en", "'a\\ud800b'", "format"),
                refused(EVENT, "/summary", "{}", "min-languages"),
                refused(EVENT, "/summary/en", text(1_001), "max-length"),
                refused(EVENT, "/summary/en", "'a\\u0007b'", "plain-text"),
                refused(EVENT, "/summary/en", "'a\\r\\nb'", "plain-text"),
                refused(EVENT, "/summary/en", "'\\n\\n'", "not-blank"),
                refused(EVENT, "/description/en", text(20_001), "max-length"),
                refused(EVENT, "/description/en", "'a\\u007fb'", "plain-text"),
                refused(EVENT, "/attribution", text(301), "max-length"),
                refused(EVENT, "/attribution", "' '", "not-blank"),
                refused(EVENT, "/attribution", "'a\\nb'", "single-line"),
                refused(EVENT, "/attribution", "{'en': 'Leeds Libraries'}", "type"),
                refused(EVENT, "/attributions", "'Leeds Libraries'", "type"),
                refused(EVENT, "/attributions", "{}", "min-languages"),
                refused(EVENT, "/attributions/EN", "'Leeds Libraries'", "language-tag"),
                refused(EVENT, "/attributions/zh-Hans", text(301), "max-length"),
                refused(EVENT, "/attributions/zh-Hans", "'a\\nb'", "single-line"),
                refused(EVENT, "/licence", null, "required-to-publish"),
                refused(EVENT, "/licence", "'CC BY 4.0'", "web-address"),
                refused(EVENT, "/licence", "'by/4.0'", "web-address"),
                refused(EVENT, "/licence", "''", "web-address"),
                refused(EVENT, "/licence", "'urn:x:by'", "web-address"),
                refused(EVENT, "/licence", "4", "type"),
                refused(EVENT, "/licence", "'https://example.org/" + "x".repeat(1_981) + "'", "web-address"),
                unseen(EVENT, "/licence", "'https://example.org/%zz'", "web-address"));
    }

    private static Stream<Mutation> languages() {
        return Stream.of(
                refused(EVENT, "/originalLanguage", null, "required"),
                refused(EVENT, "/originalLanguage", "1", "type"),
                refused(EVENT, "/originalLanguage", "''", "language-tag"),
                refused(EVENT, "/originalLanguage", "'EN'", "language-tag"),
                refused(EVENT, "/originalLanguage", "'english language'", "language-tag"),
                refused(EVENT, "/originalLanguage", "'x-private'", "language-tag"),
                unseen(EVENT, "/originalLanguage", "'fr'", "/title", "original-language"),
                unseen(EVENT, "/title", "{'zh-Hans': 'x'}", "original-language"),
                refused(EVENT, "/title/zh_Hans", "'x'", "language-tag"),
                refused(EVENT, "/title/zh-hans", "'x'", "language-tag"),
                refused(EVENT, "/title/zh-Hans-cn", "'x'", "language-tag"),
                refused(EVENT, "/title/", "'x'", "language-tag"),
                unseen(EVENT, "/title/iw", "'x'", "language-tag"),
                refused(EVENT, "/title", languages(21), "max-languages"));
    }

    private static Stream<Mutation> parts() {
        return Stream.of(
                refused(EVENT, "/subjects", "{}", "type"),
                refused(EVENT, "/subjects", "''", "type"),
                refused(EVENT, "/subjects", list(51, "{'label': {'en': 'x'}}"), "max-items"),
                refused(EVENT, "/subjects/0", "null", "not-null"),
                refused(EVENT, "/subjects/0", "'light'", "type"),
                refused(EVENT, "/subjects/0", "5", "type"),
                refused(EVENT, "/subjects/0/label", null, "required"),
                refused(EVENT, "/subjects/0/label/en", text(301), "max-length"),
                refused(EVENT, "/subjects/0/uri", "'light'", "absolute-uri"),
                refused(EVENT, "/place", "[]", "type"),
                refused(EVENT, "/place", "''", "type"),
                refused(EVENT, "/place/name", null, "required"),
                refused(EVENT, "/place/name/en", text(301), "max-length"),
                refused(EVENT, "/place/authority", "'kirkstall-abbey'", "authority"),
                refused(EVENT, "/place/authority", "'leeds/Kirkstall Abbey'", "authority"),
                refused(EVENT, "/place/authority", "'leeds/kirkstall/abbey'", "authority"),
                refused(EVENT, "/place/authority", "''", "authority"),
                refused(EVENT, "/place/authority", "'leeds/" + "x".repeat(95) + "'", "authority"),
                refused(EVENT, "/place/authority", "7", "type"),
                refused(EVENT, "/place/address", text(501), "max-length"),
                refused(EVENT, "/place/address", "'a\\nb'", "single-line"),
                refused(EVENT, "/place/latitude", "90.000001", "coordinate"),
                refused(EVENT, "/place/latitude", "-91", "coordinate"),
                refused(EVENT, "/place/latitude", "1e30", "coordinate"),
                refused(EVENT, "/place/latitude", "1e999999999", "coordinate"),
                unseen(EVENT, "/place/latitude", "53.1234567", "coordinate"),
                unseen(EVENT, "/place/latitude", "1e-999999", "coordinate"),
                refused(EVENT, "/place/latitude", "'53.7'", "type"),
                refused(EVENT, "/place/latitude", "''", "type"),
                refused(EVENT, "/place/latitude", "true", "type"),
                refused(EVENT, "/place/longitude", "180.1", "coordinate"),
                refused(EVENT, "/place/longitude", null, "/place", "both-coordinates"),
                refused(EVENT, "/place/latitude", null, "/place", "both-coordinates"),
                refused(EVENT, "/media", list(51, "{'url': 'https://example.org/a', 'mediaType': 'a/b'}"), "max-items"),
                refused(EVENT, "/media/0", "null", "not-null"),
                refused(EVENT, "/media/0/url", null, "required"),
                refused(EVENT, "/media/0/url", "'/light.jpg'", "web-address"),
                refused(EVENT, "/media/0/url", "'ftp://example.org/light.jpg'", "web-address"),
                refused(EVENT, "/media/0/url", "'https:///light.jpg'", "web-address"),
                refused(EVENT, "/media/0/url", "'https://example.org/a b'", "web-address"),
                refused(EVENT, "/media/0/url", "'https://example.org/" + "x".repeat(1_981) + "'", "web-address"),
                refused(EVENT, "/media/0/mediaType", null, "required"),
                refused(EVENT, "/media/0/mediaType", "'jpeg'", "media-type"),
                refused(EVENT, "/media/0/mediaType", "'image/jpeg; q=1'", "media-type"),
                refused(EVENT, "/media/0/alt/en", text(1_001), "max-length"),
                refused(EVENT, "/media/0/credit", text(301), "max-length"),
                refused(EVENT, "/media/0/credits", "'Leeds Libraries'", "type"),
                refused(EVENT, "/media/0/credits/zh-Hans", text(301), "max-length"),
                refused(EVENT, "/media/0/licence", "'by'", "web-address"),
                refused(EVENT, "/links", list(51, "{'rel': 'about', 'url': 'https://example.org/'}"), "max-items"),
                refused(EVENT, "/links/0", "null", "not-null"),
                refused(EVENT, "/links/0/rel", null, "required"),
                refused(EVENT, "/links/0/rel", "'self'", "allowed-values"),
                refused(EVENT, "/links/0/rel", "1", "allowed-values"),
                refused(EVENT, "/links/0/url", null, "required"),
                refused(EVENT, "/links/0/url", "'javascript:alert(1)'", "web-address"),
                unseen(EVENT, "/links/0/url", "'https://reader:secret@example.org/'", "no-credentials"),
                refused(EVENT, "/links/0/url", "'https://图 书馆.中国/'", "web-address"),
                unseen(EVENT, "/links/0/url", "'https://-图书馆.中国:8443/'", "web-address"),
                refused(EVENT, "/links/0/title/en", text(301), "max-length"),
                refused(EVENT, "/identifiers", identifiers(21), "max-items"),
                refused(EVENT, "/identifiers", list(2, "{'scheme': 'a', 'value': 'b'}"), "unique"),
                refused(EVENT, "/identifiers/0", "null", "not-null"),
                refused(EVENT, "/identifiers/0/scheme", null, "required"),
                refused(EVENT, "/identifiers/0/scheme", "'Leeds Events'", "term"),
                refused(EVENT, "/identifiers/0/scheme", "'leeds--events'", "term"),
                refused(EVENT, "/identifiers/0/scheme", text(51), "term"),
                refused(EVENT, "/identifiers/0/value", null, "required"),
                refused(EVENT, "/identifiers/0/value", "2027", "type"),
                refused(EVENT, "/identifiers/0/value", "' '", "not-blank"),
                refused(EVENT, "/identifiers/0/value", "'a\\tb'", "single-line"),
                refused(EVENT, "/identifiers/0/value", text(201), "max-length"));
    }

    private static Stream<Mutation> events() {
        return Stream.of(
                refused(EVENT, "/event/occurrences", null, "required"),
                refused(EVENT, "/event/occurrences", "[]", "required"),
                refused(EVENT, "/event/occurrences", "{}", "type"),
                refused(EVENT, "/event/occurrences", dates(501), "max-items"),
                refused(EVENT, OCCURRENCE, "null", "not-null"),
                unseen(
                        EVENT,
                        "/event/occurrences",
                        "[{'date': '2027-10-07'}, {'date': '2027-10-07', 'status': 'scheduled'}]",
                        "unique"),
                refused(EVENT, "/event/datesToBeAnnounced", "true", "not-allowed"),
                refused(EVENT, "/event/datesToBeAnnounced", "'true'", "type"),
                refused(EVENT, "/event/audience", "'families'", "type"),
                refused(EVENT, "/event/audience", "['families', 'families']", "unique"),
                refused(EVENT, "/event/audience/0", "'cats'", "allowed-values"),
                refused(EVENT, "/event/audience/0", "1", "allowed-values"),
                refused(EVENT, "/event/audience/0", "null", "not-null"),
                refused(EVENT, "/event/access", "'step-free'", "type"),
                refused(EVENT, "/event/access/features", "'step-free'", "type"),
                refused(EVENT, "/event/access/features", "['captions', 'captions']", "unique"),
                refused(EVENT, "/event/access/features/0", "'stairs'", "allowed-values"),
                refused(EVENT, "/event/access/note", "{}", "min-languages"),
                refused(EVENT, "/event/access/note/en", text(1_001), "max-length"),
                refused(EVENT, "/event/access/lift", "true", "unknown-field"));
    }

    private static Stream<Mutation> occurrences() {
        return Stream.of(
                refused(EVENT, OCCURRENCE, "{}", "one-of"),
                refused(EVENT, OCCURRENCE, "{'status': 'scheduled'}", "one-of"),
                refused(EVENT, OCCURRENCE + "/reason", "'Storm'", "type"),
                refused(EVENT, OCCURRENCE + "/reason", "{'EN': 'Storm'}", OCCURRENCE + "/reason/EN", "language-tag"),
                refused(EVENT, OCCURRENCE + "/reason", "{'en': ' '}", OCCURRENCE + "/reason/en", "not-blank"),
                refused(EVENT, OCCURRENCE + "/date", "'2027-10-07'", OCCURRENCE, "one-of"),
                refused(EVENT, OCCURRENCE + "/endDate", "'2027-10-07'", "not-allowed"),
                refused(EVENT, OCCURRENCE + "/zone", null, "required"),
                refused(EVENT, OCCURRENCE + "/zone", "'London time'", "time-zone"),
                refused(EVENT, OCCURRENCE + "/zone", "1", "type"),
                unseen(EVENT, OCCURRENCE + "/zone", "'Europe/Leeds'", "time-zone"),
                unseen(EVENT, OCCURRENCE + "/end", "'2027-10-07T17:59'", "end-after-start"),
                unseen(EVENT, OCCURRENCE + "/end", "'2027-10-07T18:00'", "end-after-start"),
                unseen(
                        EVENT,
                        OCCURRENCE,
                        timed("2027-03-28T01:30", "2027-03-28T03:00"),
                        OCCURRENCE + "/start",
                        "time-exists"),
                unseen(
                        EVENT,
                        OCCURRENCE,
                        timed("2027-03-28T00:30", "2027-03-28T01:59"),
                        OCCURRENCE + "/end",
                        "time-exists"),
                refused(EVENT, OCCURRENCE + "/start", "'2027-10-07T18:00:00'", "format"),
                refused(EVENT, OCCURRENCE + "/start", "'2027-10-07T18:00Z'", "format"),
                refused(EVENT, OCCURRENCE + "/start", "'2027-10-07 18:00'", "format"),
                refused(EVENT, OCCURRENCE + "/start", "' 2027-10-07T18:00 '", "format"),
                refused(EVENT, OCCURRENCE + "/start", "'2027-10-07T24:00'", "format"),
                refused(EVENT, OCCURRENCE + "/start", "'infinity'", "format"),
                refused(EVENT, OCCURRENCE + "/start", "''", "format"),
                refused(EVENT, OCCURRENCE + "/start", "1822939200", "type"),
                refused(EVENT, OCCURRENCE + "/start", "[2027, 10, 7, 18, 0]", "type"),
                refused(EVENT, OCCURRENCE + "/start", "'+10000-01-01T00:00'", "year"),
                unseen(EVENT, OCCURRENCE + "/start", "'2027-02-29T18:00'", "format"),
                refused(EVENT, OCCURRENCE + "/end", "'10000-01-01T00:00'", "format"),
                refused(EVENT, OCCURRENCE + "/status", "'off'", "allowed-values"),
                refused(EVENT, OCCURRENCE + "/status", "0", "allowed-values"),
                refused(
                        EVENT,
                        OCCURRENCE,
                        "{'date': '2027-10-07', 'zone': 'Europe/London'}",
                        OCCURRENCE + "/zone",
                        "not-allowed"),
                refused(
                        EVENT,
                        OCCURRENCE,
                        "{'date': '2027-10-07', 'end': '2027-10-07T18:00'}",
                        OCCURRENCE + "/end",
                        "not-allowed"),
                day("'infinity'", "format", AGREES),
                day("'2027-9-15'", "format", AGREES),
                day("' 2027-09-15'", "format", AGREES),
                day("''", "format", AGREES),
                day("'10000-01-01'", "format", AGREES),
                day("'+10000-01-01'", "year", AGREES),
                day("'0000-01-01'", "year", AGREES),
                day("'-0044-03-15'", "year", AGREES),
                day("20270915", "type", AGREES),
                day("[2027, 9, 15]", "type", AGREES),
                day("'2026-02-30'", "format", CANNOT_TELL),
                unseen(FESTIVAL, "/festival/occurrences/0/endDate", "'2027-09-14'", "end-after-start"));
    }

    private static Stream<Mutation> admission() {
        return Stream.of(
                refused(EVENT, "/event/admission", "true", "type"),
                refused(EVENT, "/event/admission/free", null, "required"),
                refused(EVENT, "/event/admission/free", "'true'", "type"),
                refused(EVENT, "/event/admission/free", "''", "type"),
                refused(EVENT, "/event/admission/free", "1", "type"),
                refused(EVENT, "/event/admission/note/en", text(1_001), "max-length"),
                refused(EVENT, "/event/admission/prices", "[{'amount': '1', 'currency': 'GBP'}]", "not-allowed"),
                refused(PAID, "/event/admission/prices", list(21, "{'amount': '1', 'currency': 'GBP'}"), "max-items"),
                refused(PAID, PRICE, "null", "not-null"),
                refused(PAID, PRICE + "/label/en", text(301), "max-length"),
                refused(PAID, PRICE + "/amount", null, "required"),
                refused(PAID, PRICE + "/amount", "12.5", "type"),
                refused(PAID, PRICE + "/amount", "12", "type"),
                refused(PAID, PRICE + "/amount", "'12.505'", "amount"),
                refused(PAID, PRICE + "/amount", "'-1'", "amount"),
                refused(PAID, PRICE + "/amount", "'1e3'", "amount"),
                refused(PAID, PRICE + "/amount", "'1234567890'", "amount"),
                refused(PAID, PRICE + "/currency", null, "required"),
                refused(PAID, PRICE + "/currency", "'gbp'", "currency"),
                refused(PAID, PRICE + "/currency", "'£'", "currency"),
                unseen(PAID, PRICE + "/currency", "'QQQ'", "currency"),
                unseen(PAID, PRICE + "/currency", "'DEM'", "currency"));
    }

    private static Stream<Mutation> festivals() {
        return Stream.of(
                refused(FESTIVAL, "/festival", "{'tradition': {'en': 'x'}}", "/festival/rule", "required"),
                refused(FESTIVAL, "/festival/rule", "'FREQ=YEARLY'", "type"),
                refused(FESTIVAL, "/festival/rule/en", text(501), "max-length"),
                refused(FESTIVAL, "/festival/rule/en", "'a\\nb'", "single-line"),
                refused(FESTIVAL, "/festival/occurrences", dates(501), "max-items"),
                refused(FESTIVAL, "/festival/tradition/en", text(20_001), "max-length"));
    }

    private static Stream<Mutation> recurrences() {
        String date = RECURRENCE + "/date";
        String weekday = RECURRENCE + "/weekday";
        return Stream.of(
                refused(FESTIVAL, RECURRENCE, "{}", "one-of"),
                refused(FESTIVAL, RECURRENCE, "'FREQ=YEARLY'", "type"),
                refused(FESTIVAL, RECURRENCE, "[]", "type"),
                refused(FESTIVAL, RECURRENCE, "{'offset': -47}", "one-of"),
                refused(FESTIVAL, RECURRENCE + "/easter", "{}", RECURRENCE, "one-of"),
                refused(FESTIVAL, RECURRENCE + "/announced", "{}", RECURRENCE, "one-of"),
                refused(FESTIVAL, RECURRENCE + "/solar-term", "{'term': 'lixia'}", RECURRENCE, "one-of"),
                refused(FESTIVAL, date, "{'month': 1, 'day': 25}", RECURRENCE, "one-of"),
                refused(FESTIVAL, RECURRENCE, "{'easter': {}, 'announced': {}}", "one-of"),
                refused(FESTIVAL, RECURRENCE + "/islamic", "{'month': 9, 'day': 1}", "unknown-field"),
                refused(FESTIVAL, RECURRENCE + "/solarTerm", "{'term': 'lixia'}", "unknown-field"),
                refused(FESTIVAL, LUNAR + "/leap", "true", "unknown-field"),
                refused(FESTIVAL, LUNAR, "'8/15'", "type"),
                refused(FESTIVAL, LUNAR + "/month", null, "required"),
                refused(FESTIVAL, LUNAR + "/month", "0", "range"),
                refused(FESTIVAL, LUNAR + "/month", "13", "range"),
                refused(FESTIVAL, LUNAR + "/month", "-6", "range"),
                refused(FESTIVAL, LUNAR + "/month", "'8'", "type"),
                refused(FESTIVAL, LUNAR + "/month", "8.5", "type"),
                refused(FESTIVAL, LUNAR + "/month", "1e400", "type"),
                refused(FESTIVAL, LUNAR + "/month", "99999999999", "type"),
                refused(FESTIVAL, LUNAR + "/month", "true", "type"),
                refused(FESTIVAL, LUNAR + "/month", "null", "not-null"),
                refused(FESTIVAL, LUNAR + "/day", null, "required"),
                refused(FESTIVAL, LUNAR + "/day", "0", "lunar-day"),
                refused(FESTIVAL, LUNAR + "/day", "31", "lunar-day"),
                refused(FESTIVAL, LUNAR + "/day", "-2", "lunar-day"),
                rule("{'solar-term': {}}", "/solar-term/term", "required"),
                rule("{'solar-term': {'term': 'Qingming'}}", "/solar-term/term", "allowed-values"),
                rule("{'solar-term': {'term': '清明'}}", "/solar-term/term", "allowed-values"),
                rule("{'solar-term': {'term': 4}}", "/solar-term/term", "allowed-values"),
                rule("{'date': {'month': 1}}", "/date/day", "required"),
                rule("{'date': {'day': 25}}", "/date/month", "required"),
                rule("{'date': {'month': 1, 'day': 32}}", "/date/day", "day-of-month"),
                rule("{'date': {'month': 1, 'day': -1}}", "/date/day", "day-of-month"),
                unseen(FESTIVAL, RECURRENCE, "{'date': {'month': 2, 'day': 30}}", date + "/day", "day-of-month"),
                unseen(FESTIVAL, RECURRENCE, "{'date': {'month': 4, 'day': 31}}", date + "/day", "day-of-month"),
                rule("{'weekday': {'month': 8, 'weekday': 'monday'}}", "/weekday/nth", "required"),
                rule("{'weekday': {'month': 8, 'nth': -1}}", "/weekday/weekday", "required"),
                rule("{'weekday': {'weekday': 'monday', 'nth': -1}}", "/weekday/month", "required"),
                rule("{'weekday': {'month': 8, 'weekday': 'Monday', 'nth': 1}}", "/weekday/weekday", "allowed-values"),
                rule("{'weekday': {'month': 8, 'weekday': 'monday', 'nth': 0}}", "/weekday/nth", "nth-weekday"),
                rule("{'weekday': {'month': 8, 'weekday': 'monday', 'nth': 6}}", "/weekday/nth", "nth-weekday"),
                rule("{'weekday': {'month': 8, 'weekday': 'monday', 'nth': -2}}", "/weekday/nth", "nth-weekday"),
                refused(FESTIVAL, weekday, "'last monday'", "type"),
                rule(onOrAfter(6, -1), "/weekday/onOrAfter", "not-allowed"),
                rule(onOrAfter(0, 1), "/weekday/onOrAfter", "day-of-month"),
                rule(onOrAfter(32, 1), "/weekday/onOrAfter", "day-of-month"),
                rule("{'easter': true}", "/easter", "type"),
                rule("{'easter': {'western': true}}", "/easter/western", "unknown-field"),
                rule("{'announced': {'by': 'x'}}", "/announced/by", "unknown-field"),
                refused(FESTIVAL, RECURRENCE + "/offset", "367", "range"),
                refused(FESTIVAL, RECURRENCE + "/offset", "-367", "range"),
                refused(FESTIVAL, RECURRENCE + "/offset", "'P1D'", "type"),
                refused(FESTIVAL, RECURRENCE + "/lasts", "0", "range"),
                refused(FESTIVAL, RECURRENCE + "/lasts", "367", "range"),
                refused(FESTIVAL, RECURRENCE + "/from", "0", "year"),
                refused(FESTIVAL, RECURRENCE + "/from", "10000", "year"),
                refused(FESTIVAL, RECURRENCE + "/to", "-1", "year"),
                unseen(FESTIVAL, RECURRENCE + "/to", "2023", "in-order"),
                refused(FESTIVAL, "/festival/occurrences/0/ruleYear", "0", "year"),
                refused(FESTIVAL, "/festival/occurrences/0/ruleYear", "'2027'", "type"),
                unseen(EVENT, OCCURRENCE + "/ruleYear", "2027", "not-allowed"));
    }

    private static String onOrAfter(int day, int nth) {
        return "{'weekday': {'month': 1, 'weekday': 'sunday', 'nth': %d, 'onOrAfter': %d}}".formatted(nth, day);
    }

    private static Mutation rule(String recurrence, String pointer, String rule) {
        return refused(FESTIVAL, RECURRENCE, recurrence, RECURRENCE + pointer, rule);
    }

    private static Stream<Mutation> histories() {
        return Stream.of(
                refused(HISTORY, "/history/form", null, "required"),
                refused(HISTORY, "/history/form", "'painting'", "allowed-values"),
                refused(HISTORY, "/history/form", "2", "allowed-values"),
                refused(HISTORY, "/history/creators", list(51, "{'name': {'en': 'x'}, 'role': 'author'}"), "max-items"),
                refused(HISTORY, "/history/creators/0", "null", "not-null"),
                refused(HISTORY, "/history/creators/0/name", null, "required"),
                refused(HISTORY, "/history/creators/0/name/en", text(301), "max-length"),
                refused(HISTORY, "/history/creators/0/authority", "'hangzhou/'", "authority"),
                refused(HISTORY, "/history/creators/0/authority", "['hangzhou/su-shi']", "type"),
                refused(HISTORY, "/history/creators/0/role", null, "required"),
                refused(HISTORY, "/history/creators/0/role", "'Photographer'", "term"),
                refused(HISTORY, "/history/period/edtf", null, "required"),
                refused(HISTORY, "/history/period/edtf", "1890", "type"),
                refused(HISTORY, "/history/period/edtf", "'1890s'", "edtf"),
                unseen(HISTORY, "/history/period/edtf", "'1890-13'", "edtf"),
                unseen(HISTORY, "/history/period/edtf", "'1895/1890'", "in-order"),
                refused(HISTORY, "/history/period/label/en", text(301), "max-length"),
                refused(HISTORY, "/history/extent/en", text(301), "max-length"),
                refused(HISTORY, "/history/heldBy/en", text(301), "max-length"),
                refused(HISTORY, "/history/shelfmark", text(101), "max-length"),
                refused(HISTORY, "/history/shelfmark", "386", "type"),
                refused(HISTORY, "/history/shelfmark", "''", "not-blank"));
    }

    static Stream<Mutation> accepted() {
        Stream<Mutation> atTheLimit = refused()
                .filter(mutation -> Set.of("max-length", "max-items").contains(mutation.rule()))
                .map(Mutations::oneLess);
        return Stream.concat(atTheLimit, justAllowed());
    }

    private static Mutation oneLess(Mutation tooMuch) {
        JsonNode value = Mutation.json(tooMuch.value());
        String less;
        if (value instanceof ArrayNode list) {
            list.remove(list.size() - 1);
            less = list.toString();
        } else {
            less = tooMuch.value().replaceFirst("x'$", "'");
        }
        return accepted(tooMuch.of(), tooMuch.at(), less);
    }

    private static Stream<Mutation> justAllowed() {
        return Stream.of(
                accepted(EVENT, "/status", null),
                accepted(EVENT, "/summary", null),
                accepted(EVENT, "/media", "[]"),
                accepted(EVENT, "/attribution", null),
                accepted(EVENT, "/attributions", null),
                accepted(EVENT, "/title/en", "'" + "\ud83c\udf15".repeat(300) + "'"),
                accepted(EVENT, "/title/en", "'<script>alert(1)</script>'"),
                accepted(EVENT, "/title/en", "'${jndi:ldap://x} {{7*7}} =1+1 ; DROP TABLE item'"),
                accepted(EVENT, "/title/en", "'\u202eرمضان\u200d'"),
                accepted(EVENT, "/title/en-GB", "'x'"),
                accepted(EVENT, "/title/zh-Hant-TW", "'x'"),
                accepted(EVENT, "/title/es-419", "'x'"),
                accepted(EVENT, "/title/sl-rozaj", "'x'"),
                accepted(EVENT, "/title", languages(20)),
                accepted(EVENT, "/description/en", "'a\\n\\n\\tb'"),
                accepted(EVENT, "/licence", "'https://example.org/" + "x".repeat(1_980) + "'"),
                accepted(EVENT, "/links/0/url", "'https://图书馆.中国:8443/'"),
                accepted(EVENT, "/event", "{'datesToBeAnnounced': true}"),
                accepted(EVENT, "/event", "{'occurrences': [], 'datesToBeAnnounced': true}"),
                accepted(HISTORY, "/history/period/edtf", "'1890/1890-05'"),
                accepted(EVENT, "/media", list(50, "{'url': 'http://example.org', 'mediaType': 'image/svg+xml'}")),
                accepted(EVENT, "/pictures", list(1, PICTURE)),
                accepted(EVENT, "/links", list(50, "{'rel': 'related', 'url': 'https://example.org/利兹?a=b#c'}")),
                accepted(EVENT, "/place/latitude", "-90"),
                accepted(EVENT, "/place/latitude", "53.123456"),
                accepted(EVENT, "/place/latitude", "0.000001"),
                accepted(EVENT, "/place/longitude", "180.000"),
                accepted(EVENT, "/event/occurrences", dates(500)),
                accepted(EVENT, "/event/audience", "[]"),
                accepted(EVENT, "/event/access", null),
                accepted(EVENT, "/event/access/features", "[]"),
                accepted(EVENT, OCCURRENCE + "/reason", "{'en': 'Strong wind.\\n\\nWe are sorry.'}"),
                accepted(EVENT, "/event/admission/prices", "[]"),
                accepted(EVENT, OCCURRENCE, "{'date': '0001-01-01', 'endDate': '9999-12-31'}"),
                accepted(EVENT, OCCURRENCE, "{'date': '2028-02-29', 'endDate': '2028-02-29'}"),
                accepted(EVENT, OCCURRENCE, timed("2027-10-31T01:30", "2027-10-31T01:45")),
                accepted(EVENT, OCCURRENCE, timed("2027-03-28T00:59", "2027-03-28T02:00")),
                accepted(PAID, PRICE + "/amount", "'0'"),
                accepted(PAID, PRICE + "/amount", "'999999999.99'"),
                accepted(PAID, "/event/admission/prices", "[]"),
                accepted(FESTIVAL, "/festival/occurrences", null),
                accepted(FESTIVAL, "/festival/rule", null),
                accepted(FESTIVAL, RECURRENCE, null),
                accepted(FESTIVAL, LUNAR + "/day", "-1"),
                accepted(FESTIVAL, LUNAR + "/day", "30"),
                accepted(FESTIVAL, LUNAR + "/month", "8.0"),
                accepted(FESTIVAL, LUNAR + "/month", "1e1"),
                accepted(FESTIVAL, RECURRENCE, "{'solar-term': {'term': 'dongzhi'}}"),
                accepted(FESTIVAL, RECURRENCE, "{'date': {'month': 2, 'day': 29}, 'offset': 0, 'lasts': 1}"),
                accepted(FESTIVAL, RECURRENCE, "{'weekday': {'month': 8, 'weekday': 'monday', 'nth': 5}}"),
                accepted(FESTIVAL, RECURRENCE, onOrAfter(6, 1)),
                accepted(FESTIVAL, RECURRENCE, "{'easter': {}, 'offset': -47, 'from': 2027, 'to': 2027}"),
                accepted(FESTIVAL, RECURRENCE, "{'announced': {}}"),
                accepted(FESTIVAL, RECURRENCE + "/offset", "-366"),
                accepted(FESTIVAL, RECURRENCE + "/lasts", "366"),
                accepted(FESTIVAL, "/festival/occurrences/1/ruleYear", "2028"),
                accepted(FESTIVAL, "/festival/occurrences/0", timed("2027-09-15T18:00", "2027-09-16T02:00")),
                accepted(HISTORY, "/history/creators/0/authority", null),
                accepted(EVENT, "/place/authority", "'leeds/" + "x".repeat(94) + "'"),
                accepted(HISTORY, "/history/creators/0/role", text(50)),
                accepted(HISTORY, "/history/period/edtf", "'Y-100000'"));
    }

    private static Mutation accepted(Item of, String at, String value) {
        return new Mutation(of, at, value, null, null, AGREES);
    }

    private static Mutation refused(Item of, String at, String value, String rule) {
        return refused(of, at, value, at, rule);
    }

    private static Mutation refused(Item of, String at, String value, String pointer, String rule) {
        return new Mutation(of, at, value, pointer, rule, AGREES);
    }

    /** Refused by the records alone. */
    private static Mutation unseen(Item of, String at, String value, String rule) {
        return unseen(of, at, value, at, rule);
    }

    private static Mutation unseen(Item of, String at, String value, String pointer, String rule) {
        return new Mutation(of, at, value, pointer, rule, CANNOT_TELL);
    }

    private static Mutation day(String value, String rule, Mutation.Schema schema) {
        String date = "/festival/occurrences/1/date";
        return new Mutation(FESTIVAL, date, value, date, rule, schema);
    }

    private static String text(int length) {
        return "'" + "x".repeat(length) + "'";
    }

    private static String timed(String start, String end) {
        return "{'start': '%s', 'end': '%s', 'zone': 'Europe/London'}".formatted(start, end);
    }

    private static String picture(String alt) {
        return "{'sha256': '" + "a".repeat(64) + "', 'width': 1600, 'height': 1, 'bytes': 400000, 'alt': " + alt
                + ", 'thumbnail': {'sha256': '" + "0".repeat(64) + "', 'width': 320, 'height': 1, 'bytes': 40000}}";
    }

    private static String pictures(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> PICTURE.replace(
                        "a".repeat(64), ("" + (char) ('a' + i % 6)).repeat(30) + "0".repeat(i) + "1".repeat(34 - i)))
                .collect(joining(",", "[", "]"));
    }

    /** The picture with something else in it. */
    private static String pictureWith(String text, String other) {
        return "[" + PICTURE.replace(text, other) + "]";
    }

    private static Stream<Mutation> pictures() {
        String pictures = "/pictures";
        return Stream.of(
                refused(EVENT, pictures, pictures(21), "max-items"),
                unseen(EVENT, pictures, list(2, PICTURE), "unique"),
                refused(EVENT, pictures, "[null]", "/pictures/0", "not-null"),
                refused(EVENT, pictures, pictureWith("'bytes': 400000, ", ""), "/pictures/0/bytes", "required"),
                refused(EVENT, pictures, pictureWith("400000", "400001"), "/pictures/0/bytes", "range"),
                refused(EVENT, pictures, pictureWith("1600", "1601"), "/pictures/0/width", "range"),
                refused(EVENT, pictures, pictureWith("1600", "'1600'"), "/pictures/0/width", "type"),
                refused(EVENT, pictures, pictureWith("1600", "0"), "/pictures/0/width", "range"),
                refused(EVENT, pictures, pictureWith("aaa", "AAA"), "/pictures/0/sha256", "sha256"),
                refused(EVENT, pictures, pictureWith("aaa", "aa"), "/pictures/0/sha256", "sha256"),
                refused(EVENT, pictures, pictureWith("320", "321"), "/pictures/0/thumbnail/width", "range"),
                refused(EVENT, pictures, pictureWith("40000}", "40001}"), "/pictures/0/thumbnail/bytes", "range"),
                refused(EVENT, pictures, pictureWith("000'", "00g'"), "/pictures/0/thumbnail/sha256", "sha256"),
                refused(
                        EVENT,
                        pictures,
                        pictureWith("'alt'", "'place': 'x', 'alt'"),
                        "/pictures/0/place",
                        "unknown-field"),
                refused(EVENT, pictures, pictureWith("A hall", "x".repeat(1_001)), "/pictures/0/alt/en", "max-length"),
                unseen(EVENT, pictures, pictureWith("'en'", "'fr'"), "/pictures/0/alt", "described-to-publish"));
    }

    private static String list(int size, String element) {
        return "[" + String.join(",", Collections.nCopies(size, element)) + "]";
    }

    private static String dates(int size) {
        LocalDate first = LocalDate.parse("2027-10-07");
        return IntStream.range(0, size)
                .mapToObj(i -> "{'date': '" + first.plusDays(i) + "'}")
                .collect(joining(",", "[", "]"));
    }

    private static String identifiers(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "{'scheme': 'a', 'value': '" + i + "'}")
                .collect(joining(",", "[", "]"));
    }

    private static String languages(int size) {
        return IntStream.range(1, size)
                .mapToObj(i -> "'q" + (char) ('a' + i) + "': 'x'")
                .collect(joining(",", "{'en': 'x',", "}"));
    }
}
