package org.libraryexchange.pages.web;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.Kind;

/**
 * Style sheets, scripts and pictures of the pages. Each address contains a digest of the content, so browsers may keep
 * the file for ever and never mix a page with the style of another version.
 */
@Singleton
public final class Assets {

    private static final int DIGEST_CHARACTERS = 12;

    private static final String STYLE = "text/css;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    /** Files that pages load, and their media types. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("site.css", STYLE),
            Map.entry("site.js", SCRIPT),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("icon.png", "image/png"),
            Map.entry("images.js", SCRIPT),
            Map.entry("leaflet.js", SCRIPT),
            Map.entry("leaflet.css", STYLE),
            Map.entry("leaflet-iiif.js", SCRIPT),
            Map.entry("console.css", STYLE),
            Map.entry("console.js", SCRIPT),
            Map.entry("desk.css", STYLE),
            Map.entry("desk.js", SCRIPT),
            Map.entry("htmx.min.js", SCRIPT),
            Map.entry("uPlot.iife.min.js", SCRIPT),
            Map.entry("uPlot.min.css", STYLE));

    private static final String PICTURE = "image/png";

    private final Map<String, Asset> assets;

    Assets() {
        assets = Stream.concat(FILES.keySet().stream(), cards())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), name -> Asset.read(FILES.getOrDefault(name, PICTURE), "/assets/" + name)));
    }

    private static Stream<String> cards() {
        return Stream.of("blue", "jade", "plum")
                .flatMap(accent -> Stream.of(Kind.values()).map(kind -> card(accent, kind.term())));
    }

    private static String card(String accent, String kind) {
        return "card-" + accent + "-" + kind + ".png";
    }

    /**
     * The picture of a shared link to an item that has none; empty if there is none of this sort.
     *
     * @param accent colour of its city
     */
    public Optional<String> cardOf(String accent, String kind) {
        return Optional.of(card(accent, kind)).filter(assets::containsKey).map(this::address);
    }

    /** The address of a file, for pages. */
    public String address(String name) {
        return "/assets/" + digest(assets.get(name)) + "/" + name;
    }

    private static String digest(Asset asset) {
        return asset.sha256().substring(0, DIGEST_CHARACTERS);
    }

    /** The file at an address; empty if the digest is of another version. */
    Optional<Asset> at(String digest, String name) {
        return Stream.ofNullable(assets.get(name))
                .filter(asset -> digest(asset).equals(digest))
                .findFirst();
    }
}
