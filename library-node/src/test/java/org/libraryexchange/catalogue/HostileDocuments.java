package org.libraryexchange.catalogue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents that no owner would write. Each is a JSON object, in which {@code %ID%} is replaced by the id and
 * apostrophes by quotation marks.
 */
final class HostileDocuments {

    private static final List<String> KINDS = List.of("cultural-event", "festival", "history-resource");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "'Fair'",
            "''",
            "7",
            "1e300",
            "1e-99999999999",
            "99999999999999999999999999999999",
            "[]",
            "{}",
            "[null]",
            "[[['Fair']]]",
            "[7,'Fair',{}]",
            "{'en':7}",
            "{'en':null}",
            "{'en':['Fair'],'zh-Hans':{'en':'Fair'}}",
            "{'text':'Fair','language':'en'}",
            "{'language':{'text':7}}",
            "[{'en':'Fair'}]",
            "{'start':'2027-10-07T18:00'}");

    private static final List<String> MEMBERS = List.of(
            "originalLanguage",
            "title",
            "summary",
            "description",
            "subjects",
            "place",
            "media",
            "links",
            "identifiers",
            "licence",
            "attribution",
            "attributions",
            "event",
            "festival",
            "history",
            "withdrawal");

    private static final List<String> INNER = List.of(
            "label",
            "uri",
            "name",
            "address",
            "latitude",
            "longitude",
            "url",
            "mediaType",
            "alt",
            "credit",
            "credits",
            "licence",
            "rel",
            "title",
            "scheme",
            "value",
            "occurrences",
            "admission",
            "audience",
            "access",
            "features",
            "reason",
            "free",
            "prices",
            "note",
            "amount",
            "currency",
            "rule",
            "tradition",
            "form",
            "creators",
            "role",
            "period",
            "edtf",
            "extent",
            "heldBy",
            "shelfmark",
            "reason",
            "at",
            "start",
            "end",
            "zone",
            "date",
            "endDate",
            "status");

    private static final List<String> TEXTS = List.of(
            "Fair\\n\\nAll is well.\\nSubject: x",
            "Fair \\u202egnp.\\u2066x\\u2028y\\u2029z\\u0085\\u0007\\u001b[2J",
            "=HYPERLINK(1)\\r\\n\\t@cmd",
            "</script><script>alert(1)</script> {title} {#if} $x %s &amp;",
            "x".repeat(20_000),
            " ".repeat(20_000),
            "\\ud83d\\ude00".repeat(5_000));

    private static final List<String> LANGUAGES = List.of(
            "",
            "en\\r\\nX: y",
            "-",
            "--",
            "x".repeat(1_000),
            "en-",
            "und",
            "x-",
            "利兹",
            "en-u-ca-buddhist",
            "i-klingon",
            "a-b-c");

    private static final List<String> TIMES = List.of(
            "",
            "tea time",
            "0000-01-01",
            "-0001-01-01",
            "+999999999-12-31",
            "+999999999-12-31T23:59",
            "9999-12-31T23:59",
            "-999999999-01-01T00:00",
            "0001-01-01T00:00",
            "2027-02-30",
            "2027-03-28T01:30",
            "2027-10-31T01:30",
            "2027-10-07T18:00:00.123456789",
            "2027-10-07",
            "5874897-12-31",
            "12026-01-01");

    private static final List<String> ZONES = List.of(
            "",
            "Z",
            "UTC",
            "+18:00",
            "-18:00",
            "GMT+5",
            "Europe/London",
            "Europe/London\\n",
            "Mars/Crater",
            "SystemV/PST8");

    private static final List<String> PERIODS = List.of(
            "",
            "/",
            "..",
            "../..",
            "Y-999999999",
            "Y999999999",
            "-9999",
            "0000",
            "1890-00-99",
            "18XX/..",
            "9999-12-31/..",
            "00XX",
            "-99XX",
            "1890-13",
            "1890-02-30~");

    private HostileDocuments() {}

    static List<String> all() {
        return Stream.of(misshapen(), misshapenInside(), texts(), languages(), times(), places(), periods(), others())
                .flatMap(documents -> documents)
                .map(document -> document.replace('\'', '"'))
                .toList();
    }

    static String kindOf(String document) {
        return KINDS.stream()
                .filter(kind -> document.contains("\"" + kind + "\""))
                .findFirst()
                .orElse(KINDS.get(0));
    }

    private static Stream<String> misshapen() {
        return ofEachKind(value -> members(MEMBERS, value));
    }

    private static Stream<String> misshapenInside() {
        return ofEachKind(value -> {
            String inner = members(INNER, value);
            String object = "{" + inner + "}";
            String list = "[" + object + "," + value + "," + object + "]";
            String holder = "{"
                    + inner.replace("'occurrences':" + value, "'occurrences':" + list)
                            .replace("'creators':" + value, "'creators':" + list)
                            .replace("'period':" + value, "'period':" + object)
                            .replace(
                                    "'admission':" + value,
                                    "'admission':" + object.replace("'prices':" + value, "'prices':" + list))
                    + "}";
            return "'title':{'en':'Fair','zh-Hans':" + value + "},'subjects':" + list + ",'place':" + object
                    + ",'media':" + list + ",'links':" + list + ",'identifiers':" + list + ",'withdrawal':"
                    + object
                    + ",'event':" + holder + ",'festival':" + holder + ",'history':" + holder;
        });
    }

    private static Stream<String> ofEachKind(UnaryOperator<String> members) {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < VALUES.size(); i++) {
            documents.add(document(
                    KINDS.get(i % KINDS.size()), i % 5 == 4 ? "withdrawn" : "published", members.apply(VALUES.get(i))));
        }
        return documents.stream();
    }

    private static Stream<String> texts() {
        return TEXTS.stream().map(text -> {
            String texts = "{'en':'" + text + "'}";
            return document(
                    "history-resource",
                    "published",
                    "'title':" + texts + ",'attribution':'" + text + "','licence':'" + text
                            + "','subjects':[{'label':" + texts + "}],'place':{'name':" + texts
                            + ",'address':'" + text + "'},"
                            + "'links':[{'url':'https://" + text + "','title':" + texts
                            + "},{'url':'javascript:alert(1)'}],"
                            + "'history':{'form':'hoard','extent':" + texts + ",'period':{'edtf':'"
                            + text + "'}}");
        });
    }

    private static Stream<String> languages() {
        String each =
                LANGUAGES.stream().map(language -> "'" + language + "':'Fair'").collect(Collectors.joining(","));
        String many =
                IntStream.range(0, 2_000).mapToObj(i -> "'l" + i + "':'x'").collect(Collectors.joining(","));
        return Stream.concat(
                LANGUAGES.stream()
                        .map(language -> document(
                                "festival",
                                "published",
                                "'originalLanguage':'" + language + "','title':{'" + language + "':'Fair'},'summary':{'"
                                        + language + "':'Fair'}")),
                Stream.of(each, many).map(texts -> document("festival", "published", "'title':{" + texts + "}")));
    }

    private static Stream<String> times() {
        String now = LocalDate.now(ZoneOffset.UTC).toString();
        List<String> occurrences = new ArrayList<>();
        for (String time : TIMES) {
            occurrences.add(occurrence("start", time, "end", time, "zone", "Europe/London"));
            occurrences.add(occurrence("start", now + "T18:00", "end", time, "zone", "Asia/Shanghai"));
            occurrences.add(occurrence("date", time, "endDate", now, "status", "rained-off"));
            occurrences.add(occurrence("date", now, "endDate", time, "status", "scheduled"));
        }
        ZONES.forEach(
                zone -> occurrences.add(occurrence("start", now + "T23:59", "end", now + "T00:00", "zone", zone)));
        Stream<String> alone = occurrences.stream().map(each -> "[" + each + "]");
        return Stream.concat(alone, Stream.of("[" + String.join(",", occurrences) + "]"))
                .map(list -> document(
                        "cultural-event", "published", "'title':{'en':'Fair'},'event':{'occurrences':" + list + "}"));
    }

    private static String occurrence(String... members) {
        return "{"
                + IntStream.range(0, members.length / 2)
                        .mapToObj(i -> "'" + members[2 * i] + "':'" + members[2 * i + 1] + "'")
                        .collect(Collectors.joining(","))
                + "}";
    }

    private static Stream<String> places() {
        return Stream.of("1e300,1e300", "-1e308,1e308", "91,181", "1e-300,-0.0", "90,180", "-90,-180")
                .map(degrees -> degrees.split(","))
                .map(degrees -> document(
                        "cultural-event",
                        "published",
                        "'title':{'en':'Fair'},'place':{'name':{'en':'Nowhere'},'latitude':" + degrees[0]
                                + ",'longitude':" + degrees[1] + "}"));
    }

    private static Stream<String> periods() {
        return PERIODS.stream()
                .map(period -> document(
                        "history-resource",
                        "published",
                        "'title':{'en':'Fair'},'history':{'period':{'edtf':'" + period + "'}}"));
    }

    private static Stream<String> others() {
        String many = "{'label':{'en':'Fair'}},".repeat(2_000);
        return Stream.of(
                "{}",
                "{'title':{'en':'Fair'}}",
                "{\n'id'\r\n:\r'%ID%',\n\n'title': {'en': 'Fair'}\n}\n",
                document("festival", "published", "'deep':" + "[".repeat(45) + "]".repeat(45)),
                document("festival", "published", "'subjects':[" + many + "7]"),
                document(
                        "festival",
                        "published",
                        "'identifiers':[{'scheme':'" + "s".repeat(5_000) + "','value':'\\u202e'}]"));
    }

    private static String members(List<String> names, String value) {
        return names.stream().map(name -> "'" + name + "':" + value).collect(Collectors.joining(","));
    }

    private static String document(String kind, String status, String members) {
        return ("{'id':'%%ID%%','owner':'hangzhou','kind':'%s','status':'%s','version':1,"
                        + "'updated':'2026-11-20T14:05:11Z',%s}")
                .formatted(kind, status, members);
    }
}
