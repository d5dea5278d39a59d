package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pictures of the sample items, as files in a folder. The node makes what it shows from them, so an item can name them
 * only once they are uploaded.
 *
 * @param byName by the names of the items, their pictures with the name of the file and what is said of it
 */
record SamplePictures(Path folder, JsonNode byName) {

    static final String FILE = "pictures.json";

    static SamplePictures in(Path folder) {
        return new SamplePictures(folder.resolve("pictures"), SampleCatalogue.file(folder, FILE));
    }

    /** Uploads all files, one after the other, and returns what the node answers to each. */
    Map<String, JsonNode> uploadTo(NodeApi node) {
        Map<String, JsonNode> uploaded = new TreeMap<>();
        byName.findValuesAsText("file")
                .forEach(file -> uploaded.computeIfAbsent(file, name -> node.upload(folder.resolve(name))));
        return uploaded;
    }

    /** The item with its pictures. */
    ObjectNode addTo(ObjectNode item, Map<String, JsonNode> uploaded) {
        byName.path(SampleCatalogue.name(item)).forEach(picture -> {
            ObjectNode named = picture.deepCopy();
            named.setAll((ObjectNode) uploaded.get(named.remove("file").asText()));
            item.withArray("/pictures").add(named);
        });
        return item;
    }
}
