package org.libraryexchange.catalogue.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.formats.AtomFeed.Entry;
import org.libraryexchange.catalogue.formats.AtomFeed.Page;
import org.libraryexchange.catalogue.formats.AtomFeed.Subject;
import org.libraryexchange.catalogue.formats.AtomFeed.Translation;
import org.w3c.dom.Document;

class AtomWriterTest {

    @Test
    void anEntryHasBothLanguages() {
        // When
        String text = new String(AtomWriter.bytes(feed(entry("Light <Night>", "2027 利兹光之夜"))), UTF_8);

        // Then
        assertThat(text).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>\
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\
                <id>https://leeds.example.org/search.atom?q=a&amp;lang=en</id>\
                <title>Both catalogues</title>\
                <updated>2026-11-20T14:05:11Z</updated>\
                <link rel="self" type="application/atom+xml" hreflang="en"\
                 href="https://leeds.example.org/search.atom?q=a&amp;lang=en"/>\
                <link rel="alternate" type="text/html" hreflang="en"\
                 href="https://leeds.example.org/search?q=a&amp;lang=en"/>\
                <entry>\
                <id>urn:uuid:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11</id>\
                <title type="text" xml:lang="en">Light &lt;Night&gt;</title>\
                <published>2026-11-02T09:30:00Z</published>\
                <updated>2026-11-20T14:05:11Z</updated>\
                <author><name>the Leeds library</name></author>\
                <link rel="alternate" type="text/html" hreflang="en" href="https://leeds.example.org/items/019?lang=en"/>\
                <category term="https://example.org/light" label="Light art"/>\
                <rights>https://creativecommons.org/licenses/by/4.0/</rights>\
                <summary type="text" xml:lang="en">Two evenings.</summary>\
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\
                <div xml:lang="en"><h2>Light &lt;Night&gt;</h2><p>Thu 7 Oct 2027</p><p>Two evenings.</p></div>\
                <div xml:lang="zh-Hans"><h2>2027 利兹光之夜</h2></div>\
                </div></content>\
                </entry></feed>""");
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() throws Exception {
        // When
        Document document = read(AtomWriter.bytes(feed(entry("A\u0001\u000B\uFFFE\uD800B 𠮷 ]]>", "乙"))));

        // Then
        assertThat(document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "title")
                        .item(1)
                        .getTextContent())
                .isEqualTo("AB 𠮷 ]]>");
    }

    @Test
    void anEmptyFeedHasATimeToo() throws Exception {
        assertThat(read(AtomWriter.bytes(feed()))
                        .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "updated")
                        .item(0)
                        .getTextContent())
                .isEqualTo("1970-01-01T00:00:00Z");
    }

    private static Document read(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static AtomFeed feed(Entry... entries) {
        return new AtomFeed(
                "Both catalogues",
                "en",
                URI.create("https://leeds.example.org/search.atom?q=a&lang=en"),
                URI.create("https://leeds.example.org/search?q=a&lang=en"),
                List.of(entries));
    }

    private static Entry entry(String english, String chinese) {
        return new Entry(
                "urn:uuid:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
                new TaggedText("en", english),
                Optional.of(new TaggedText("en", "Two evenings.")),
                Instant.parse("2026-11-02T09:30:00Z"),
                Instant.parse("2026-11-20T14:05:11Z"),
                "the Leeds library",
                "https://creativecommons.org/licenses/by/4.0/",
                List.of(new Page("en", URI.create("https://leeds.example.org/items/019?lang=en"))),
                List.of(new Subject("https://example.org/light", "Light art")),
                List.of(
                        new Translation("en", english, "Thu 7 Oct 2027", Optional.of("Two evenings.")),
                        new Translation("zh-Hans", chinese, "", Optional.empty())));
    }
}
