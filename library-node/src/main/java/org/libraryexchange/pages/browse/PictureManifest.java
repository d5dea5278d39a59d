package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.pages.browse.LocalizedItem.Picture;
import org.libraryexchange.pages.browse.ShownPictures.ShownPicture;
import org.libraryexchange.pages.web.PictureFile;

/**
 * The pictures of an item as a manifest of the IIIF Presentation API 3, for the viewers of other sites.
 *
 * @param pictures of which those that are here are named, each with the larger form that is
 * @param absolute turns a path of this node into an address
 */
record PictureManifest(LocalizedItem item, List<ShownPicture> pictures, UnaryOperator<String> absolute) {

    static final String TYPE = "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\"";

    private static final String CONTEXT = "http://iiif.io/api/presentation/3/context.json";
    private static final String KIND = "type";
    private static final Pattern REGISTERED =
            Pattern.compile("http://(creativecommons\\.org/(licenses|publicdomain)|rightsstatements\\.org/vocab)/");

    static String address(String item) {
        return "/items/" + item + "/manifest.json";
    }

    byte[] bytes() {
        ObjectNode manifest = StrictJson.mapper().createObjectNode();
        manifest.put("@context", CONTEXT).put("id", own("")).put(KIND, "Manifest");
        texts(manifest, "label", item.whole().path("title"));
        texts(manifest, "summary", item.whole().path("summary"));
        texts(
                manifest.putArray("homepage")
                        .addObject()
                        .put("id", absolute.apply("/items/" + item.id()))
                        .put(KIND, "Text")
                        .put("format", "text/html"),
                "label",
                item.whole().path("title"));
        ArrayNode canvases = manifest.putArray("items");
        pictures.forEach(shown -> shown.file().ifPresent(file -> canvas(canvases.addObject(), shown.it(), file)));
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void canvas(ObjectNode canvas, Picture picture, PictureFile file) {
        JsonNode named = item.whole().path("pictures").path(picture.place());
        int number = picture.place() + 1;
        String id = own("#canvas-" + number);
        canvas.put("id", id).put(KIND, "Canvas");
        size(canvas, picture.full());
        texts(canvas, "label", named.path(named.has("caption") ? "caption" : "alt"));
        if (named.has("credits")) {
            ObjectNode credit = canvas.putObject("requiredStatement");
            credit.putObject("label").putArray("en").add("Credit");
            credit.withObject("/label").putArray("zh-Hans").add("署名");
            texts(credit, "value", named.path("credits"));
        }
        picture.licence().ifPresent(licence -> rights(canvas, licence.address()));
        image(canvas.putArray("thumbnail").addObject(), picture.thumbnail());
        ObjectNode page = canvas.putArray("items").addObject();
        page.put("id", own("#page-" + number)).put(KIND, "AnnotationPage");
        ObjectNode painting = page.putArray("items").addObject();
        painting.put("id", own("#painting-" + number)).put(KIND, "Annotation").put("motivation", "painting");
        image(painting.putObject("body"), file);
        painting.put("target", id);
    }

    /** Viewers know two kinds of addresses as rights, as their owners write them. */
    private static void rights(ObjectNode canvas, String licence) {
        String known = licence.replaceFirst("^https:", "http:");
        if (REGISTERED.matcher(known).lookingAt()) {
            canvas.put("rights", known);
        } else {
            ObjectNode entry = canvas.putArray("metadata").addObject();
            entry.putObject("label").putArray("en").add("Licence");
            entry.withObject("/label").putArray("zh-Hans").add("许可");
            entry.putObject("value").putArray("none").add(licence);
        }
    }

    private String own(String part) {
        return absolute.apply(address(item.id())) + part;
    }

    private void image(ObjectNode image, PictureFile file) {
        image.put("id", absolute.apply(file.address())).put(KIND, "Image").put("format", "image/jpeg");
        size(image, file);
    }

    private static void size(ObjectNode thing, PictureFile file) {
        thing.put("width", file.width()).put("height", file.height());
    }

    /** A text in all its languages; nothing if there is none. */
    private static void texts(ObjectNode thing, String name, JsonNode byLanguage) {
        if (!byLanguage.isEmpty()) {
            ObjectNode texts = thing.putObject(name);
            byLanguage
                    .properties()
                    .forEach(text ->
                            texts.putArray(text.getKey()).add(text.getValue().asText()));
        }
    }
}
