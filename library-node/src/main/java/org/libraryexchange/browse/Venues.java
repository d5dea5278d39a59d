package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.browse.ItemPage.Venue;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.text.Run;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/**
 * The place of an item. Its name is in the language of the reader if it has one in it; the address has the language of
 * whoever wrote it, in which people on the spot can read it.
 */
final class Venues {

    private static final String CHINESE = Locale.CHINESE.getLanguage();
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    private Venues() {}

    static Optional<Venue> of(LocalizedItem item, Visit visit) {
        JsonNode place = item.localized().path("place");
        return item.text(place, "name")
                .map(name -> Coordinates.of(place)
                        .map(point -> located(name, item, point, visit))
                        .orElseGet(() -> new Venue(name, address(item, name), "", "", "", "", "")));
    }

    private static Venue located(Text name, LocalizedItem item, Coordinates at, Visit visit) {
        JsonNode place = item.localized().path("place");
        String coordinates = String.format(
                Locale.ROOT,
                "%.4f° %s, %.4f° %s",
                Math.abs(at.latitude()),
                at.latitude() < 0 ? "S" : "N",
                Math.abs(at.longitude()),
                at.longitude() < 0 ? "W" : "E");
        String point =
                place.path("latitude").asText() + "," + place.path("longitude").asText();
        Address near = Address.of(Lists.PATH).with("near", point).with("radius", "2");
        String latitude = degrees(at.latitude());
        String longitude = degrees(at.longitude());
        return new Venue(
                name,
                address(item, name),
                coordinates,
                "geo:" + point,
                visit.link(near),
                Address.of("https://www.openstreetmap.org/")
                                .with("mlat", latitude)
                                .with("mlon", longitude) + "#map=17/" + latitude + "/" + longitude,
                Address.of("https://uri.amap.com/marker")
                        .with("position", longitude + "," + latitude)
                        .with("name", name.text())
                        .with("coordinate", "wgs84")
                        .toString());
    }

    private static String degrees(double angle) {
        return String.format(Locale.ROOT, "%.6f", angle);
    }

    /** The address, with the name of the place in its language, unless the address or the page has it already. */
    private static Optional<Text> address(LocalizedItem item, Text shown) {
        JsonNode place = item.whole().path("place");
        String address = place.path("address").asText();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String language = language(item, address);
        String whole = place.path("name").properties().stream()
                .filter(name -> isOf(name.getKey(), language))
                .map(Map.Entry::getValue)
                .map(JsonNode::asText)
                .filter(name -> !name.equals(shown.text()) && !address.contains(name))
                .findFirst()
                .map(name -> line(name, address))
                .orElse(address);
        return Optional.of(new Text(language, whole, Optional.empty()));
    }

    /** A Chinese address goes from the city to the house and what it is called, an English one the other way. */
    static String line(String name, String address) {
        return Run.anyHan(address) && Run.anyHan(name) ? address + " " + name : name + ", " + address;
    }

    private static String language(LocalizedItem item, String address) {
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
