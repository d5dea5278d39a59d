package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.catalogue.search.Authority;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.pages.web.Address;

/**
 * The place of an item. Its name is in the language of the reader if it has one in it; the address has the language of
 * whoever wrote it, in which people on the spot can read it.
 *
 * @param authority which it is
 */
record Venue(LocalizedItem item, ShownText name, Optional<Authority> authority) {

    /** In kilometres. */
    private static final int NEAR = 20;

    private static final String CHINESE = Locale.CHINESE.getLanguage();
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    static Optional<Venue> of(LocalizedItem item, BrowseTexts in) {
        JsonNode place = item.part("place");
        return item.place()
                .map(name -> new Venue(
                        item,
                        name,
                        in.authorities().find(place.path("authority").asText())));
    }

    /** Where the item says it is, or else where its authority is. */
    public Optional<Coordinates> point() {
        return Coordinates.of(item.part("place")).or(() -> authority.flatMap(Authority::point));
    }

    /** The point for people. */
    public String coordinates(Coordinates at) {
        return String.format(
                Locale.ROOT,
                "%.4f° %s, %.4f° %s",
                Math.abs(at.latitude()),
                at.latitude() < 0 ? "S" : "N",
                Math.abs(at.longitude()),
                at.longitude() < 0 ? "W" : "E");
    }

    public String degrees(double angle) {
        return String.format(Locale.ROOT, "%.6f", angle);
    }

    /** How far it is to the nearest library, unless it is one or none is near; both points have to be known. */
    public Optional<String> nearest(BrowseTexts in) {
        boolean isLibrary =
                authority.filter(each -> each.type() == Authority.Type.LIBRARY).isPresent();
        return point().filter(at -> !isLibrary)
                .flatMap(at -> in.authorities().all().stream()
                        .filter(each -> each.type() == Authority.Type.LIBRARY
                                && each.point().isPresent())
                        .map(each ->
                                Map.entry(each, at.kilometresTo(each.point().get())))
                        .min(Map.Entry.comparingByValue())
                        .filter(library -> library.getValue() < NEAR)
                        .map(library -> distance(
                                library.getValue(), in.name(library.getKey()).text(), in)));
    }

    private static String distance(double kilometres, String library, BrowseTexts in) {
        long hundreds = Math.max(1, Math.round(kilometres * 10));
        return in.words()
                .fromLibrary(
                        hundreds < 10 ? in.number(100 * hundreds) : String.format(Locale.ROOT, "%.1f", hundreds / 10.0),
                        hundreds < 10,
                        library);
    }

    /** The items around it. */
    public Address near(Coordinates at) {
        return near(at, "2");
    }

    /** @param radius in kilometres */
    static Address near(Coordinates at, String radius) {
        return Address.of(Lists.PATH)
                .with("near", String.format(Locale.ROOT, "%.6f,%.6f", at.latitude(), at.longitude()))
                .with("radius", radius);
    }

    /** The place on a map whose names readers of Chinese can read, as those of OpenStreetMap are for others. */
    public Address amap(Coordinates at) {
        return Address.of("https://uri.amap.com/marker")
                .with("position", degrees(at.longitude()) + "," + degrees(at.latitude()))
                .with("name", name.text())
                .with("coordinate", "wgs84");
    }

    /** The address, with the name of the place in its language, unless the address or the page has it already. */
    public Optional<ShownText> address() {
        JsonNode place = item.whole().path("place");
        String address = place.path("address").asText();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String language = language(address);
        String whole = place.path("name").properties().stream()
                .filter(other -> isOf(other.getKey(), language))
                .map(Map.Entry::getValue)
                .map(JsonNode::asText)
                .filter(other -> !other.equals(name.text()) && !address.contains(other))
                .findFirst()
                .map(other -> line(other, address))
                .orElse(address);
        return Optional.of(new ShownText(language, whole, Optional.empty()));
    }

    /** A Chinese address goes from the city to the house and what it is called, an English one the other way. */
    static String line(String name, String address) {
        return Run.anyHan(address) && Run.anyHan(name) ? address + " " + name : name + ", " + address;
    }

    private String language(String address) {
        String original = item.plain("originalLanguage");
        String script = Run.anyHan(address) ? CHINESE : ENGLISH;
        boolean fits = !original.isEmpty() && isOf(original, CHINESE) == script.equals(CHINESE);
        return fits ? original : script;
    }

    private static boolean isOf(String tag, String language) {
        return Locale.forLanguageTag(tag)
                .getLanguage()
                .equals(Locale.forLanguageTag(language).getLanguage());
    }
}
