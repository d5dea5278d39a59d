package org.libraryexchange.pair.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that nobody sends in good faith, or that break what was not meant for them. */
final class Hostile {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "NaN",
            "Infinity",
            "-1",
            "-0",
            "0",
            "00",
            "+1",
            "1.5",
            "1e400",
            "0x10",
            "२",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(400),
            "true",
            "undefined",
            "x".repeat(300),
            "x".repeat(5_000),
            "杭".repeat(700),
            "😀".repeat(100),
            "\0",
            "a\0b",
            "\u0007\u001b[31m",
            "\t",
            "\u007f\u0085",
            "\u200b",
            "\u202e\u2066",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "\ud800",
            "\udfff\ud800",
            "e\u0301".repeat(50),
            "../../../../etc/passwd",
            "..",
            ".",
            "/",
            "//",
            "\\",
            "a/b",
            "%00",
            "%zz",
            "%2e%2e%2f",
            "%",
            "'",
            "\"",
            "' or 1=1 --",
            "1; drop table item; --",
            "\\'); select pg_sleep(9); --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "*",
            ",",
            ",,,",
            ";",
            "&",
            "=",
            "#",
            "?",
            "[]",
            "{}",
            "-",
            "a -b \"c",
            "\"\"\"",
            "(((((",
            "AND OR NOT",
            "~1 a~ b^9",
            "title:*",
            "2026-02-30",
            "0000-00-00",
            "9999-12-31",
            "+1000000000-01-01",
            "-0001-01-01T00:00:00Z",
            "2026-11-20T14:05:11+99:99",
            "2026-11-20T14:05:60Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "00000000-0000-0000-0000-000000000000",
            "019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11",
            "1-1-1-1-1",
            "91,181",
            "NaN,NaN",
            "1e308,1e308",
            "-180,-90,180,90",
            "180,90,-180,-90",
            "en",
            "x-private",
            "zh-Hant-HK-x-y",
            "i-klingon",
            "a-".repeat(60));

    /** Not only where they belong: numbers, nulls and trees are put in the place of anything. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "{\"\":null}",
            "{\"en\":null}",
            "{\"en\":[]}",
            "{\"x-y-z\":\"a\"}",
            "\"\"",
            "-1",
            "0",
            "-0.0",
            "1.5",
            "1e400",
            "-1e-400",
            "1E2",
            "NaN",
            "Infinity",
            "00",
            "+1",
            ".5",
            "0x10",
            "9007199254740993",
            "9223372036854775808",
            "1".repeat(1_500),
            "0." + "3".repeat(400),
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udfff\\ud800\"",
            "\"\\uffff\"",
            "\"\\u202e\\u2066\"",
            "\"\\x\"",
            "\"\\",
            "\"a\tb\"",
            "'a'",
            "undefined",
            "/**/1",
            "[1,]",
            "{,}",
            "[".repeat(5_000),
            "[".repeat(900) + "]".repeat(900),
            "{\"a\":".repeat(400) + "1" + "}".repeat(400),
            "\"" + "x".repeat(300_000) + "\"",
            "\"" + "é".repeat(20_001) + "\"",
            "[" + "1,".repeat(3_000) + "1]",
            "{\"a\":1,\"a\":2}",
            "\"https://\"",
            "\"javascript:alert(1)\"",
            "\"https://example.org/ a\"",
            "\"2027-02-30T25:61\"",
            "\"2027-03-28T01:30\"",
            "\"Mars/Olympus\"",
            "\"published\"",
            "\"erased\"",
            "\"withdrawn\"",
            "\"18XX/-9999999\"");

    private static final List<String> TAGS = List.of(
            "*",
            "\"\"",
            "\"x\"",
            "W/\"15176c9865c69481641bcc3e0e4b850aae1161e886a4b7dc959e6325d485f391\"",
            "\"a\", \"b\"",
            "*, \"a\"",
            "W/",
            "\"a",
            "a");

    /** What is special in each; others get {@link #text}. */
    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    "Content-Type",
                    List.of(
                            "text/plain",
                            "application/xml",
                            "application/json; charset=utf-16",
                            "application/json; charset=x",
                            "application/json;;",
                            "APPLICATION/JSON",
                            "application/vnd.x+json",
                            "*/*",
                            "multipart/form-data; boundary=x",
                            "application/x-www-form-urlencoded",
                            "text/csv",
                            "application/x-ndjson",
                            "application/merge-patch+json",
                            "json")),
            Map.entry(
                    "Accept",
                    List.of(
                            "text/html",
                            "application/xml",
                            "application/json;q=0",
                            "*/*;q=0",
                            "application/*",
                            "application/json;q=x",
                            "text/event-stream",
                            "text/csv",
                            "application/problem+json",
                            ",",
                            "*")),
            Map.entry("Accept-Encoding", List.of("gzip", "br", "gzip;q=0", "*;q=0, identity;q=0", "gzip;q=x")),
            Map.entry(
                    "Accept-Language",
                    List.of("*", "en;q=0", "zh-CN;q=1.0001", "-", "en-", "i-default", "x", "en, ".repeat(900) + "zh")),
            Map.entry("If-Match", TAGS),
            Map.entry("If-None-Match", TAGS),
            Map.entry("If-Modified-Since", List.of("yesterday", "Sun, 06 Nov 1994 08:49:37 GMT")),
            Map.entry("Idempotency-Key", List.of("a", "a b", "a,b", "x".repeat(255), "x".repeat(256), "~", "é")),
            Map.entry("Content-Encoding", List.of("gzip", "deflate", "br", "identity", "gzip, gzip", "x")),
            Map.entry("Content-Language", List.of("en", "-")),
            Map.entry("Last-Event-ID", List.of("0", "-1", "1e9", "9223372036854775808")),
            Map.entry(
                    "traceparent",
                    List.of(
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                            "00-00000000000000000000000000000000-0000000000000000-01",
                            "ff-x-y-z")),
            Map.entry("Range", List.of("bytes=0-1", "bytes=-", "items=1")),
            Map.entry("Expect", List.of("100-continue")),
            Map.entry("Prefer", List.of("return=minimal", "wait=100")),
            Map.entry("Origin", List.of("https://evil.example.org", "null")),
            Map.entry("Cookie", List.of("session=x", "=", "a=b; a=c")),
            Map.entry("X-Forwarded-For", List.of("127.0.0.1", "x, y", "[::1")),
            Map.entry("X-Forwarded-Proto", List.of("https", "x")),
            Map.entry("X-Forwarded-Host", List.of("evil.example.org", "a b")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE")));

    private static final List<String> NAMES = HEADERS.keySet().stream().sorted().toList();

    static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "QUERY",
            "get",
            "X-" + "Y".repeat(300));

    private Hostile() {}

    static String text(Random random) {
        return one(TEXTS, random);
    }

    static String json(Random random) {
        return one(JSON, random);
    }

    static String headerName(Random random) {
        return one(NAMES, random);
    }

    /** Without the end of a line, which would be another header. */
    static String headerValue(String name, Random random) {
        List<String> special = HEADERS.getOrDefault(name, List.of());
        return special.isEmpty() || random.nextInt(3) == 0 ? text(random) : one(special, random);
    }

    static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
