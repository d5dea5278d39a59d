package org.libraryexchange.pages.browse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.catalogue.formats.SitemapWriter;
import org.libraryexchange.catalogue.formats.SitemapWriter.Page;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visits;

/**
 * What search engines should look at: this site's pages and the city's own published items, each in every language. The
 * partner's site lists the partner's items. A file has the items from an id on.
 */
@ApplicationScoped
class Sitemap {

    /** Two addresses each; 50,000 are allowed, but a node writes a file in memory, and several at a time. */
    private static final int ITEMS_OF_A_FILE = 2_000;

    /** To find where the files begin, the whole catalogue is looked through. New items are in the last ones at once. */
    private static final Duration LONGEST_HELD = Duration.ofHours(1);

    /** Where the first file begins. No item has this id. */
    private static final UUID BEGINNING = new UUID(0, 0);

    private static final List<Address> PAGES = List.of(
            Address.of("/"),
            Address.of(Lists.PATH),
            Address.of(WhatsOn.PATH),
            Address.of(WhatsOn.PATH).with("kind", Kind.FESTIVAL.term()),
            Address.of(WallCalendar.PATH),
            Address.of(Frame.ABOUT));

    private final LogDatabase database;
    private final String city;
    private final URI site;
    private final int mostItems;
    private final CachedValue<List<UUID>> beginnings;

    @Inject
    Sitemap(LogDatabase database, NodeConfig node, PublicConfig config, Clock clock) {
        this(database, node.city(), config.publicAddress(), clock, ITEMS_OF_A_FILE);
    }

    Sitemap(LogDatabase database, String city, URI site, Clock clock, int mostItems) {
        this.database = database;
        this.city = city;
        this.site = site;
        this.mostItems = mostItems;
        this.beginnings = new CachedValue<>(LONGEST_HELD, clock, () -> continued(List.of(BEGINNING)));
    }

    URI address() {
        return site.resolve("/sitemap.xml");
    }

    byte[] index() {
        List<UUID> all = continued(beginnings.get());
        return SitemapWriter.index(all.stream()
                .map(first -> site.resolve("/sitemap/" + first + ".xml"))
                .toList());
    }

    /** The file that begins with an item; empty if there are no such items any more. */
    Optional<byte[]> file(UUID first) {
        Stream<Page> pages =
                first.equals(BEGINNING) ? PAGES.stream().map(page -> page(page, Optional.empty())) : Stream.empty();
        Stream<Page> items =
                items(first).stream().map(item -> page(Address.of("/items/" + item.id()), Optional.of(item.updated())));
        List<Page> all = Stream.concat(pages, items).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(SitemapWriter.file(all));
    }

    private record Row(UUID id, Instant updated) {}

    private List<Row> items(UUID first) {
        return database.list(Row.class, """
                select id, updated from item
                where owner = ? and status = 'published' and id >= ? order by id limit ?
                """, city, first, mostItems);
    }

    private List<UUID> continued(List<UUID> known) {
        List<UUID> all = new ArrayList<>(known);
        Optional<UUID> next = beginningAfter(all.get(all.size() - 1));
        while (next.isPresent()) {
            all.add(next.get());
            next = beginningAfter(next.get());
        }
        return all;
    }

    private Optional<UUID> beginningAfter(UUID last) {
        return database.first(UUID.class, """
                select id from item
                where owner = ? and status = 'published' and id >= ? order by id limit 1 offset ?
                """, city, last, mostItems);
    }

    private Page page(Address page, Optional<Instant> changed) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        Arrays.stream(Language.values())
                .map(Language::tag)
                .forEach(tag -> addresses.put(
                        tag, site.resolve(page.with(Visits.LANGUAGE, tag).toString())));
        return new Page(addresses, changed);
    }
}
