package org.libraryexchange.catalogue.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.formats.SitemapWriter.Page;
import org.libraryexchange.fixture.SitemapSchema;

class SitemapWriterTest {

    private static final URI ENGLISH = URI.create("https://leeds.example.org/whats-on?kind=festival&lang=en");
    private static final URI CHINESE = URI.create("https://leeds.example.org/whats-on?kind=festival&lang=zh-Hans");

    private static Page page() {
        return new Page(
                new TreeMap<>(Map.of("en", ENGLISH, "zh-Hans", CHINESE)),
                Optional.of(Instant.parse("2026-11-20T14:05:11.123456Z")));
    }

    @Test
    void aPageNamesItselfInEachLanguage() {
        // When
        byte[] file = SitemapWriter.file(List.of(page()));

        // Then
        SitemapSchema.check(file);
        String others = """
                <lastmod>2026-11-20T14:05:11.123456Z</lastmod>\
                <xhtml:link rel="alternate" hreflang="en"\
                 href="https://leeds.example.org/whats-on?kind=festival&amp;lang=en"/>\
                <xhtml:link rel="alternate" hreflang="zh-Hans"\
                 href="https://leeds.example.org/whats-on?kind=festival&amp;lang=zh-Hans"/></url>""";
        assertThat(new String(file, UTF_8)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>\
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\
                <url><loc>https://leeds.example.org/whats-on?kind=festival&amp;lang=en</loc>%1$s\
                <url><loc>https://leeds.example.org/whats-on?kind=festival&amp;lang=zh-Hans</loc>%1$s\
                </urlset>""".formatted(others));
    }

    @Test
    void anIndexNamesTheFiles() {
        // When
        byte[] index = SitemapWriter.index(List.of(URI.create("https://leeds.example.org/sitemap/1.xml")));

        // Then
        SitemapSchema.check(index);
        assertThat(new String(index, UTF_8))
                .contains("<sitemap><loc>https://leeds.example.org/sitemap/1.xml</loc></sitemap></sitemapindex>");
    }

    @Test
    void theRulesRefuseAFileWithoutPages() {
        assertThatThrownBy(() -> SitemapSchema.check(SitemapWriter.file(List.of())))
                .isInstanceOf(AssertionError.class);
    }
}
